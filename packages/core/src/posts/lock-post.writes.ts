import type { Tx } from "@broadsheet/db/connection";
import { postAuthors, posts, postWorkingCopies } from "@broadsheet/db/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { PostState } from "./post.policy.ts";

type WorkingCopyRow = typeof postWorkingCopies.$inferSelect;
type PostRow = Pick<
  typeof posts.$inferSelect,
  | "id"
  | "kind"
  | "status"
  | "live"
  | "liveVersion"
  | "scheduledAt"
  | "scheduledBy"
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

/**
 * Locks posts and reads their rows, always in the order of their ids, so that two who want the same ones never wait for each other. Answers in
 * that order. Use cases call `lockPost` and `lockPosts` (lock-post.ts), which bring in what people write together.
 */
export async function lockPostRows(
  tx: Tx,
  publicationId: string,
  ids: readonly string[],
): Promise<LockedPost[]> {
  if (ids.length === 0) return [];
  const rows = await postRows(tx, publicationId, ids).for("update");
  return withWorkingCopies(tx, publicationId, rows);
}

/** Locks one post and reads nothing of it: for what happens at every key. False when there is none. */
export async function lockPostAlone(tx: Tx, publicationId: string, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)))
    .for("update");
  return rows.length > 0;
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
      scheduledBy: posts.scheduledBy,
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
