import type { PostReview } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { postReviewers, postReviews } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";
import { userIdOf } from "../kernel/actor.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import type { LockedPost } from "./lock-post.writes.ts";

/** Notes what was said or decided about the version at hand. Returns the note's id. */
export async function insertReview(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  action: PostReview["action"],
  comment = "",
): Promise<string> {
  const id = newId();
  await tx.insert(postReviews).values({
    publicationId: ctx.publication.id,
    postId: post.id,
    id,
    action,
    comment: comment.trim(),
    version: post.working.version,
    actorId: userIdOf(ctx.actor),
    createdAt: nowOf(ctx),
  });
  return id;
}

/** Notes from whom a review is asked now; nobody in particular for an empty list. */
export async function replaceReviewers(
  tx: Tx,
  ctx: ActorContext,
  postId: string,
  userIds: readonly string[],
): Promise<void> {
  const publicationId = ctx.publication.id;
  await tx
    .delete(postReviewers)
    .where(and(eq(postReviewers.publicationId, publicationId), eq(postReviewers.postId, postId)));
  if (userIds.length === 0) return;
  const createdAt = nowOf(ctx);
  await tx
    .insert(postReviewers)
    .values([...new Set(userIds)].map((userId) => ({ publicationId, postId, userId, createdAt })));
}
