import type { PostReview } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { postReviews } from "@broadsheet/db/schema";
import { userIdOf } from "../kernel/actor.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import type { LockedPost } from "./post.writes.ts";

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
