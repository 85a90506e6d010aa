import type { PostKind, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { instantOf } from "@broadsheet/db/ids";
import { authors, importedItems, posts, postWorkingCopies, tags } from "@broadsheet/db/schema";
import { and, asc, eq, isNotNull, type SQL, sql } from "drizzle-orm";

/** A file that an earlier import brought, and what has become of its post. */
export interface KnownItem {
  file: string;
  postId: string;
  checksum: string;
  importedAt: string;
  /** Null when the post was destroyed since. */
  post: {
    kind: PostKind;
    slug: string | null;
    title: string;
    status: PostStatus;
    /** Somebody changed its text, title or settings after the import. */
    edited: boolean;
    deleted: boolean;
    /** When its row was made, whatever date it bears. */
    createdHere: string;
  } | null;
}

/** In `imported_items`: what stands for a file. */
export const fileType = "file";

/** Everything a source brought before, by file. */
export async function readKnownItems(
  tx: Tx,
  publicationId: string,
  source: string,
): Promise<Map<string, KnownItem>> {
  const rows = await tx
    .select({
      file: importedItems.sourceId,
      postId: importedItems.localId,
      checksum: importedItems.checksum,
      importedAt: importedItems.importedAt,
      kind: posts.kind,
      status: posts.status,
      deletedAt: posts.deletedAt,
      slug: postWorkingCopies.slug,
      title: postWorkingCopies.title,
      updatedAt: postWorkingCopies.updatedAt,
    })
    .from(importedItems)
    .leftJoin(
      posts,
      and(eq(posts.publicationId, importedItems.publicationId), eq(posts.id, importedItems.localId)),
    )
    .leftJoin(
      postWorkingCopies,
      and(eq(postWorkingCopies.publicationId, posts.publicationId), eq(postWorkingCopies.postId, posts.id)),
    )
    .where(
      and(
        eq(importedItems.publicationId, publicationId),
        eq(importedItems.source, source),
        eq(importedItems.sourceType, fileType),
      ),
    );
  return new Map(
    rows.map(({ file, postId, checksum, importedAt, kind, status, slug, title, updatedAt, deletedAt }) => {
      const deleted = deletedAt !== null;
      // An import leaves both times the same; every later save moves the working copy's.
      const edited = updatedAt !== importedAt;
      const createdHere = instantOf(postId);
      const post =
        kind && status ? { kind, status, slug, title: title ?? "", edited, deleted, createdHere } : null;
      return [file, { file, postId, checksum, importedAt, post }];
    }),
  );
}

/** Every address that a post or page has, or that a working copy has claimed, as `kind/slug`. */
export async function readTakenSlugs(tx: Tx, publicationId: string): Promise<Set<string>> {
  const live = await tx
    .select({ kind: posts.kind, slug: posts.slug })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), eq(posts.live, true)));
  const claimed = await tx
    .select({ kind: postWorkingCopies.kind, slug: postWorkingCopies.slug })
    .from(postWorkingCopies)
    .where(and(eq(postWorkingCopies.publicationId, publicationId), isNotNull(postWorkingCopies.slug)));
  return new Set([...live, ...claimed].map(({ kind, slug }) => `${kind}/${slug}`));
}

/** The oldest author of this name, in capitals or not, and with this address if one is asked for. */
export async function findAuthor(tx: Tx, publicationId: string, wanted: Named): Promise<string | null> {
  const [row] = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(and(eq(authors.publicationId, publicationId), isNamed(authors, wanted)))
    .orderBy(asc(authors.id))
    .limit(1);
  return row?.id ?? null;
}

/** The same for tags. */
export async function findTag(tx: Tx, publicationId: string, wanted: Named): Promise<string | null> {
  const [row] = await tx
    .select({ id: tags.id })
    .from(tags)
    .where(and(eq(tags.publicationId, publicationId), isNamed(tags, wanted)))
    .orderBy(asc(tags.id))
    .limit(1);
  return row?.id ?? null;
}

interface Named {
  name: string;
  slug: string | null;
}

function isNamed(table: typeof authors | typeof tags, { name, slug }: Named): SQL | undefined {
  const sameName = sql`lower(${table.name}) = lower(${name})`;
  return slug === null ? sameName : and(sameName, eq(table.slug, slug));
}
