import type { AuthorRef } from "@broadsheet/contract/authors";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { PostKind, PostSettings, PostStatus } from "@broadsheet/contract/posts";
import type { TagRef } from "@broadsheet/contract/tags";
import type { Tx } from "@broadsheet/db/connection";
import {
  authors,
  postAuthors,
  posts,
  postWorkingCopies,
  redirects,
  slugHistory,
  tags,
} from "@broadsheet/db/schema";
import { and, asc, eq, gt, isNotNull, isNull, ne, or, sql } from "drizzle-orm";

/** What a file's name and the links to it are made of. */
export interface ExportEntry {
  id: string;
  kind: PostKind;
  live: boolean;
  /** What readers see; of a post that is not live, of its working copy. */
  slug: string | null;
  title: string;
  /** A live post whose working copy says something else. */
  hasChanges: boolean;
}

/** Every post and page that is not in the bin, oldest first. */
export async function readExportEntries(tx: Tx, publicationId: string): Promise<ExportEntry[]> {
  const rows = await tx
    .select({
      id: posts.id,
      kind: posts.kind,
      live: posts.live,
      liveSlug: posts.slug,
      liveTitle: posts.title,
      liveVersion: posts.liveVersion,
      slug: postWorkingCopies.slug,
      title: postWorkingCopies.title,
      version: postWorkingCopies.version,
    })
    .from(posts)
    .innerJoin(
      postWorkingCopies,
      and(eq(postWorkingCopies.publicationId, posts.publicationId), eq(postWorkingCopies.postId, posts.id)),
    )
    .where(and(eq(posts.publicationId, publicationId), isNull(posts.deletedAt)))
    .orderBy(asc(posts.id));
  return rows.map(({ id, kind, live, liveSlug, liveTitle, liveVersion, slug, title, version }) => ({
    id,
    kind,
    live,
    slug: live ? liveSlug : slug,
    title: (live ? liveTitle : title) ?? "",
    hasChanges: live && liveVersion !== version,
  }));
}

/** One state of a post: what readers see, or what is being written. */
export interface ExportContent {
  title: string;
  slug: string | null;
  document: PostDocumentJson;
  settings: PostSettings;
}

export interface ExportPost {
  kind: PostKind;
  status: PostStatus;
  publishedAt: string | null;
  scheduledAt: string | null;
  liveUpdatedAt: string | null;
  authors: AuthorRef[];
  /** Null for a post that is not live. */
  live: ExportContent | null;
  working: ExportContent;
}

/** The whole of one post, or null when it went meanwhile. */
export async function readExportPost(tx: Tx, publicationId: string, id: string): Promise<ExportPost | null> {
  const [row] = await tx
    .select({ post: posts, working: postWorkingCopies })
    .from(posts)
    .innerJoin(
      postWorkingCopies,
      and(eq(postWorkingCopies.publicationId, posts.publicationId), eq(postWorkingCopies.postId, posts.id)),
    )
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id), isNull(posts.deletedAt)));
  if (!row) return null;
  const byline = await tx
    .select({ id: authors.id, name: authors.name, slug: authors.slug })
    .from(postAuthors)
    .innerJoin(
      authors,
      and(eq(authors.publicationId, postAuthors.publicationId), eq(authors.id, postAuthors.authorId)),
    )
    .where(and(eq(postAuthors.publicationId, publicationId), eq(postAuthors.postId, id)))
    .orderBy(asc(postAuthors.position));
  const { post, working } = row;
  const { live, title, slug, document, settings } = post;
  const { kind, status, publishedAt, scheduledAt, liveUpdatedAt } = post;
  return {
    ...{ kind, status, publishedAt, scheduledAt, liveUpdatedAt },
    authors: byline,
    live: live && title !== null && document && settings ? { title, slug, document, settings } : null,
    working: {
      title: working.title,
      slug: working.slug,
      document: working.document,
      settings: working.settings,
    },
  };
}

/** A tag, and what is said of it. */
export interface ExportTag extends TagRef {
  description: string;
  imageUrl: string | null;
}

/** All tags by id, in the order of their addresses. */
export async function readTags(tx: Tx, publicationId: string): Promise<Map<string, ExportTag>> {
  const { id, name, slug, description, imageUrl } = tags;
  const rows = await tx
    .select({ id, name, slug, description, imageUrl })
    .from(tags)
    .where(eq(tags.publicationId, publicationId))
    .orderBy(asc(slug));
  return new Map(rows.map((tag) => [tag.id, tag]));
}

/** Authors of whom more is known than a name, by address. */
export function readAuthorProfiles(tx: Tx, publicationId: string) {
  const { name, slug, bio, website, avatarUrl } = authors;
  return tx
    .select({ name, slug, bio, website, avatarUrl })
    .from(authors)
    .where(
      and(
        eq(authors.publicationId, publicationId),
        or(ne(authors.bio, ""), isNotNull(authors.website), isNotNull(authors.avatarUrl)),
        sql`exists (select from post_authors where post_authors.publication_id = authors.publication_id and post_authors.author_id = authors.id)`,
      ),
    )
    .orderBy(asc(authors.slug));
}

/** Names, in small letters, that several authors or several tags have. */
export async function readSharedNames(tx: Tx, publicationId: string): Promise<Set<string>> {
  const shared = async (table: typeof authors | typeof tags) => {
    const name = sql<string>`lower(${table.name})`;
    return tx
      .select({ name })
      .from(table)
      .where(eq(table.publicationId, publicationId))
      .groupBy(name)
      .having(sql`count(*) > 1`);
  };
  return new Set([...(await shared(authors)), ...(await shared(tags))].map((row) => row.name));
}

export interface ExportRedirect {
  from: string;
  to: string;
  permanent: boolean;
}

const redirectsAtATime = 1000;

/** Redirects made by hand or by an import, then addresses that live posts had before. */
export async function readRedirects(tx: Tx, publicationId: string): Promise<ExportRedirect[]> {
  const found: ExportRedirect[] = [];
  for (let after = ""; ; ) {
    const rows = await tx
      .select({ from: redirects.fromPath, to: redirects.to, permanent: redirects.permanent })
      .from(redirects)
      .where(and(eq(redirects.publicationId, publicationId), gt(redirects.fromPath, after)))
      .orderBy(asc(redirects.fromPath))
      .limit(redirectsAtATime);
    found.push(...rows);
    const last = rows.at(-1);
    if (!last || rows.length < redirectsAtATime) break;
    after = last.from;
  }
  const prefix = sql<string>`case when ${slugHistory.kind} = 'page' then '/' else '/posts/' end`;
  const moved = await tx
    .select({
      from: sql<string>`${prefix} || ${slugHistory.slug}`,
      to: sql<string>`${prefix} || ${posts.slug}`,
    })
    .from(slugHistory)
    .innerJoin(
      posts,
      and(eq(posts.publicationId, slugHistory.publicationId), eq(posts.id, slugHistory.postId)),
    )
    .where(and(eq(slugHistory.publicationId, publicationId), eq(posts.live, true)))
    .orderBy(asc(slugHistory.slug));
  return [...found, ...moved.map((row) => ({ ...row, permanent: true }))];
}
