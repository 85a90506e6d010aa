import type { PostSettings, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { postAuthors, posts, postTags, postWorkingCopies, tags } from "@broadsheet/db/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { learnWords } from "../site/search-word.writes.ts";
import { type SearchableText, searchVector, storedText } from "../site/text-search-config.ts";
import type { PostState } from "./post.policy.ts";
import type { RenderedPost } from "./render-post.ts";

type WorkingCopyRow = typeof postWorkingCopies.$inferSelect;
type PostRow = Pick<
  typeof posts.$inferSelect,
  | "id"
  | "kind"
  | "status"
  | "live"
  | "liveVersion"
  | "scheduledAt"
  | "unpublishAt"
  | "publishedAt"
  | "deletedAt"
  | "createdAt"
> & { liveSlug: string | null };

/** A post whose row is locked until the transaction ends: nobody else can change it or its working copy meanwhile. */
export interface LockedPost extends PostRow {
  working: Pick<WorkingCopyRow, "version" | "title" | "slug" | "document" | "settings">;
  workingUpdatedAt: string;
  workingUpdatedBy: string | null;
  authorIds: string[];
}

/** Locks one post. Every write to a post, its working copy, byline or revisions begins with this, so they queue up behind each other. */
export async function lockPost(tx: Tx, publicationId: string, id: string): Promise<LockedPost | null> {
  const [post] = await lockPosts(tx, publicationId, [id]);
  return post ?? null;
}

/** Locks several posts, always in the order of their ids, so that two who want the same ones never wait for each other. Answers in that order. */
export async function lockPosts(
  tx: Tx,
  publicationId: string,
  ids: readonly string[],
): Promise<LockedPost[]> {
  if (ids.length === 0) return [];
  const rows = await postRows(tx, publicationId, ids).for("update");
  return withWorkingCopies(tx, publicationId, rows);
}

/** The same for a look: nothing is locked, so what is seen may have changed by the time it is acted upon. */
export async function peekPosts(
  tx: Tx,
  publicationId: string,
  ids: readonly string[],
): Promise<LockedPost[]> {
  return ids.length === 0 ? [] : withWorkingCopies(tx, publicationId, await postRows(tx, publicationId, ids));
}

function postRows(tx: Tx, publicationId: string, ids: readonly string[]) {
  return tx
    .select({
      id: posts.id,
      kind: posts.kind,
      status: posts.status,
      live: posts.live,
      liveVersion: posts.liveVersion,
      scheduledAt: posts.scheduledAt,
      unpublishAt: posts.unpublishAt,
      publishedAt: posts.publishedAt,
      deletedAt: posts.deletedAt,
      createdAt: posts.createdAt,
      liveSlug: posts.slug,
    })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), inArray(posts.id, [...ids])))
    .orderBy(asc(posts.id));
}

/** Reads the working copies after the locks were won: a joined select would show them as they were before the wait. */
async function withWorkingCopies(
  tx: Tx,
  publicationId: string,
  rows: readonly (PostRow & { liveSlug: string | null })[],
): Promise<LockedPost[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const copies = await tx
    .select({
      postId: postWorkingCopies.postId,
      version: postWorkingCopies.version,
      title: postWorkingCopies.title,
      slug: postWorkingCopies.slug,
      document: postWorkingCopies.document,
      settings: postWorkingCopies.settings,
      updatedAt: postWorkingCopies.updatedAt,
      updatedBy: postWorkingCopies.updatedBy,
    })
    .from(postWorkingCopies)
    .where(and(eq(postWorkingCopies.publicationId, publicationId), inArray(postWorkingCopies.postId, ids)));
  const bylines = await tx
    .select({ postId: postAuthors.postId, authorId: postAuthors.authorId })
    .from(postAuthors)
    .where(and(eq(postAuthors.publicationId, publicationId), inArray(postAuthors.postId, ids)))
    .orderBy(asc(postAuthors.position));
  return rows.flatMap((row) => {
    const found = copies.find((copy) => copy.postId === row.id);
    if (!found) return [];
    const { postId, updatedAt: workingUpdatedAt, updatedBy: workingUpdatedBy, ...working } = found;
    const authorIds = bylines.filter((line) => line.postId === postId).map((line) => line.authorId);
    return [{ ...row, working, workingUpdatedAt, workingUpdatedBy, authorIds }];
  });
}

/** What the policy looks at, of a locked post. */
export function stateOf(post: LockedPost): PostState {
  return {
    status: post.status,
    live: post.live,
    hasChanges: post.live && post.liveVersion !== post.working.version,
    deleted: post.deletedAt !== null,
    leaves: post.unpublishAt !== null,
    authorIds: post.authorIds,
  };
}

export async function insertPost(
  tx: Tx,
  post: typeof posts.$inferInsert,
  working: Omit<typeof postWorkingCopies.$inferInsert, "publicationId" | "postId" | "kind">,
): Promise<void> {
  const { publicationId, id: postId, kind } = post;
  await tx.insert(posts).values(post);
  await tx.insert(postWorkingCopies).values({ ...working, publicationId, postId, kind });
}

/** Stores a changed working copy. The version is the caller's to count up. */
export async function updateWorkingCopy(
  tx: Tx,
  publicationId: string,
  postId: string,
  values: Partial<Omit<WorkingCopyRow, "publicationId" | "postId" | "kind">>,
): Promise<void> {
  await tx
    .update(postWorkingCopies)
    .set(values)
    .where(and(eq(postWorkingCopies.publicationId, publicationId), eq(postWorkingCopies.postId, postId)));
}

export interface WorkflowChange {
  status: PostStatus;
  live?: boolean;
  liveVersion?: number;
  scheduledAt?: string | null;
  scheduledBy?: string | null;
  unpublishAt?: string | null;
  unpublishBy?: string | null;
  publishedAt?: string;
  deletedAt?: string | null;
}

/**
 * Moves a post in its workflow. A post that leaves `scheduled` loses its time with it, and one that is neither live nor about to be has no
 * time at which readers lose it.
 */
export async function updateWorkflow(
  tx: Tx,
  publicationId: string,
  id: string,
  change: WorkflowChange,
): Promise<void> {
  const waits = change.status === "scheduled";
  const { scheduledAt, scheduledBy } = waits ? change : { scheduledAt: null, scheduledBy: null };
  const leaving = waits ? {} : leavingUnlessLive(change.live);
  await tx
    .update(posts)
    .set({ ...leaving, ...change, scheduledAt, scheduledBy })
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
}

function leavingUnlessLive(live: boolean | undefined) {
  if (live) return {};
  if (live === false) return { unpublishAt: null, unpublishBy: null };
  return {
    unpublishAt: sql`case when ${posts.live} then ${posts.unpublishAt} end`,
    unpublishBy: sql`case when ${posts.live} then ${posts.unpublishBy} end`,
  };
}

/** What publishing computes, so that reading is one select. */
export interface Snapshot extends RenderedPost {
  version: number;
  slug: string;
  title: string;
  excerpt: string;
  document: WorkingCopyRow["document"];
  settings: PostSettings;
  wordCount: number;
  readingMinutes: number;
  /** The whole document as plain text, for search. */
  text: string;
  /** The publication's, by which words are stemmed. */
  searchLanguage: string;
  publishedAt: string;
  now: string;
}

/** Gives readers a new snapshot: the post is live and published with this, its tags those of the snapshot. */
export async function writeSnapshot(
  tx: Tx,
  publicationId: string,
  id: string,
  snapshot: Snapshot,
): Promise<void> {
  const { version, text, searchLanguage, now, ...columns } = snapshot;
  await tx
    .update(posts)
    .set({
      ...columns,
      translationOf: columns.settings.translationOf === id ? null : columns.settings.translationOf,
      status: "published",
      live: true,
      liveVersion: version,
      scheduledAt: null,
      scheduledBy: null,
      liveUpdatedAt: now,
      search: searchVector(searchLanguage, { title: columns.title, about: columns.excerpt, body: text }),
      bodyText: storedText(text),
    })
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
  await learnWords(tx, publicationId, `${columns.title}\n${columns.excerpt}\n${text}`);
  await tx.delete(postTags).where(and(eq(postTags.publicationId, publicationId), eq(postTags.postId, id)));
  const tagIds = await existingTags(tx, publicationId, columns.settings.tagIds, { keep: true });
  if (tagIds.length > 0) {
    await tx
      .insert(postTags)
      .values(tagIds.map((tagId, position) => ({ publicationId, postId: id, tagId, position })));
  }
}

/** Gives a live post other HTML, if it is still the one it was made of. Returns whether it is. */
export async function updateRendered(
  tx: Tx,
  publicationId: string,
  seen: { id: string; liveVersion: number; rendererVersion: number },
  rendered: Partial<RenderedPost>,
): Promise<boolean> {
  const rows = await tx
    .update(posts)
    .set(rendered)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        eq(posts.id, seen.id),
        eq(posts.live, true),
        eq(posts.liveVersion, seen.liveVersion),
        eq(posts.rendererVersion, seen.rendererVersion),
      ),
    )
    .returning({ id: posts.id });
  return rows.length > 0;
}

/** Stores what a live post is found by, for a publication of the given language. */
export async function updateSearch(
  tx: Tx,
  publicationId: string,
  id: string,
  language: string,
  searchable: SearchableText,
): Promise<void> {
  await tx
    .update(posts)
    .set({ search: searchVector(language, searchable), bodyText: storedText(searchable.body) })
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
  const { title, about, body } = searchable;
  await learnWords(tx, publicationId, `${title}\n${about}\n${body}`);
}

/** Those of the given tags that exist, in the given order, each once. With `keep` nobody can delete them until the transaction ends. */
export async function existingTags(
  tx: Tx,
  publicationId: string,
  ids: readonly string[],
  { keep = false } = {},
): Promise<string[]> {
  if (ids.length === 0) return [];
  const query = tx
    .select({ id: tags.id })
    .from(tags)
    .where(and(eq(tags.publicationId, publicationId), inArray(tags.id, [...ids])));
  const rows = await (keep ? query.for("key share") : query);
  const found = new Set(rows.map((row) => row.id));
  return [...new Set(ids)].filter((id) => found.has(id));
}

/** Puts these names on the byline, in this order. */
export async function replaceAuthors(
  tx: Tx,
  publicationId: string,
  postId: string,
  authorIds: readonly string[],
): Promise<void> {
  await tx
    .delete(postAuthors)
    .where(and(eq(postAuthors.publicationId, publicationId), eq(postAuthors.postId, postId)));
  await tx
    .insert(postAuthors)
    .values(
      [...new Set(authorIds)].map((authorId, position) => ({ publicationId, postId, authorId, position })),
    );
}

/** Destroys a post and everything that hangs on it. */
export async function deletePostRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(posts).where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
}
