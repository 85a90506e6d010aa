import type { PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { mediaUses, postAuthors, posts, postTags, postWorkingCopies, tags } from "@broadsheet/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import { learnWords } from "../site/search-word.writes.ts";
import { type SearchableText, searchVector, storedText } from "../site/text-search-config.ts";
import type { RenderedPost } from "./render-post.ts";

type WorkingCopyRow = typeof postWorkingCopies.$inferSelect;
export async function insertPost(
  tx: Tx,
  post: typeof posts.$inferInsert,
  working: Omit<typeof postWorkingCopies.$inferInsert, "publicationId" | "postId" | "kind">,
): Promise<void> {
  const { publicationId, id: postId, kind } = post;
  await tx.insert(posts).values(post);
  await tx.insert(postWorkingCopies).values({ ...working, publicationId, postId, kind });
}

export type WorkingCopyChange = Partial<Omit<WorkingCopyRow, "publicationId" | "postId" | "kind">>;

/** Changes a working copy's row alone. Use cases call `updateWorkingCopy` (update-working-copy.ts), which people who write in it see. */
export async function updateWorkingCopyRow(
  tx: Tx,
  publicationId: string,
  postId: string,
  values: WorkingCopyChange,
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

/** Has the live posts that show a file rendered again. Returns how many there are. */
export async function outdatePostsShowing(tx: Tx, publicationId: string, sha256: string): Promise<number> {
  const showing = tx
    .select({ id: mediaUses.postId })
    .from(mediaUses)
    .where(
      and(
        eq(mediaUses.publicationId, publicationId),
        eq(mediaUses.sha256, sha256),
        eq(mediaUses.place, "live"),
      ),
    );
  const rows = await tx
    .update(posts)
    .set({ rendererVersion: 0 })
    .where(and(eq(posts.publicationId, publicationId), eq(posts.live, true), inArray(posts.id, showing)))
    .returning({ id: posts.id });
  return rows.length;
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
