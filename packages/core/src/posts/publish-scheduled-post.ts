import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { waitsInBundle } from "./bundle-of-post.reads.ts";
import { lockPost } from "./lock-post.ts";
import { type LockedPost, stateOf } from "./lock-post.writes.ts";
import { obstaclesTo } from "./obstacles.ts";
import { step } from "./post.policy.ts";
import { updateWorkflow } from "./post.writes.ts";
import { postHeldJob } from "./post-held.job.ts";
import { announce, publishLocked } from "./publish-post.ts";

/**
 * Publishes a post whose time has come. Any number of workers may call it at any time: the row is locked, and a post that is no longer
 * scheduled, was moved to later or is in the bin is left alone. One that something stands in the way of by now is held back. Returns whether
 * it was published by this call.
 */
export function publishScheduledPost(ctx: ActorContext, postId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    if (post?.status !== "scheduled" || post.deletedAt !== null) return false;
    const { scheduledAt } = post;
    if (scheduledAt === null || scheduledAt > nowOf(ctx)) return false;
    if (await waitsInBundle(tx, ctx.publication.id, postId)) return false;
    const reasons = (await obstaclesTo(tx, ctx, post)).map(({ message }) => message);
    if (reasons.length > 0) {
      await holdBack(tx, ctx, { ...post, scheduledAt }, reasons);
      return false;
    }
    await publishLocked(tx, ctx, post);
    await announce(tx, ctx, post);
    return true;
  });
}

/** Takes a locked post off the schedule, says why in the log, and has those told whom it concerns. Readers keep what they have. */
async function holdBack(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost & { scheduledAt: string },
  reasons: string[],
): Promise<void> {
  const taken = step(ctx.actor, stateOf(post), "unschedule", ctx.publication.settings);
  if (!taken.ok) throw new AppError(taken.code);
  const publicationId = ctx.publication.id;
  const { id: postId, scheduledAt, scheduledBy } = post;
  await updateWorkflow(tx, publicationId, postId, { status: taken.status });
  const data = { title: post.working.title, at: scheduledAt, reasons };
  await audit(tx, ctx, { action: "post.held", subjectType: "post", subjectId: postId, data });
  await ctx.queue.enqueue(tx, postHeldJob, { publicationId, postId, scheduledAt, scheduledBy, reasons });
}
