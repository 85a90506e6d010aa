import { AppError } from "@broadsheet/contract/errors";
import type { PostDetail } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { futureInstant } from "./future-instant.ts";
import type { LockedPost } from "./lock-post.writes.ts";
import { updateWorkflow } from "./post.writes.ts";
import { takeStep } from "./take-step.ts";
import { unpublishDuePostJob } from "./unpublish-due-post.job.ts";

/** Sets the minute at which readers lose a post that is live or scheduled; set again, it is moved. */
export function scheduleUnpublish(ctx: ActorContext, input: { id: string; at: string }): Promise<PostDetail> {
  const at = futureInstant(ctx, input.at, "Choose a time in the future, or unpublish now");
  const publicationId = ctx.publication.id;
  return takeStep(ctx, { id: input.id }, "schedule_unpublish", async (tx, post) => {
    await scheduleLeaving(tx, ctx, post, at);
    await ctx.queue.enqueue(
      tx,
      unpublishDuePostJob,
      { publicationId, postId: post.id },
      { startAfter: new Date(at), singletonKey: post.id },
    );
  });
}

/** Notes when a post that the caller has locked and authorized leaves the site. */
export async function scheduleLeaving(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  at: string,
): Promise<void> {
  if (post.scheduledAt !== null && at <= post.scheduledAt) {
    const message = "It can leave the site only after it was published; choose a later time";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "at", message }] });
  }
  await updateWorkflow(tx, ctx.publication.id, post.id, {
    status: post.status,
    unpublishAt: at,
    unpublishBy: userIdOf(ctx.actor),
  });
  await audit(tx, ctx, {
    action: "post.unpublish_scheduled",
    subjectType: "post",
    subjectId: post.id,
    data: { at },
  });
}

/** Lets a post stay on the site after all. */
export function cancelUnpublish(ctx: ActorContext, { id }: { id: string }): Promise<PostDetail> {
  return takeStep(ctx, { id }, "cancel_unpublish", (tx, post) => cancelLeaving(tx, ctx, post));
}

export async function cancelLeaving(tx: Tx, ctx: ActorContext, post: LockedPost): Promise<void> {
  await updateWorkflow(tx, ctx.publication.id, post.id, {
    status: post.status,
    unpublishAt: null,
    unpublishBy: null,
  });
  await audit(tx, ctx, { action: "post.unpublish_cancelled", subjectType: "post", subjectId: post.id });
}
