import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { nowOf } from "../kernel/context.ts";
import { insertComment } from "./comment.writes.ts";
import { commentWrittenJob } from "./comment-written.job.ts";
import { checkedMentions, keyOf, type PersonContext, type ThreadRef } from "./on-thread.ts";

/** Adds a comment to a thread that is there; whom it concerns is told once this commits. */
export async function say(tx: Tx, ctx: PersonContext, ref: ThreadRef, body: string): Promise<void> {
  const key = keyOf(ctx, ref);
  const mentions = await checkedMentions(tx, ctx, ref.postId, body);
  const commentId = newId();
  await insertComment(tx, {
    ...key,
    id: commentId,
    body,
    mentions,
    userId: ctx.actor.userId,
    createdAt: nowOf(ctx),
  });
  await ctx.queue.enqueue(tx, commentWrittenJob, { ...key, commentId });
}
