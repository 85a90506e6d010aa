import { AppError } from "@broadsheet/contract/errors";
import type { PostDetail } from "@broadsheet/contract/posts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import { updateWorkflow, updateWorkingCopy } from "./post.writes.ts";
import { publishScheduledPostJob } from "./publish-scheduled-post.job.ts";
import { chooseSlug, requireFreeSlug } from "./slug.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";

/** Sets the minute at which the post goes live by itself; a scheduled post is moved. The address is settled now, so nothing can fail then. */
export function schedulePost(ctx: ActorContext, input: PostRef & { at: string }): Promise<PostDetail> {
  const at = new Date(input.at).toISOString();
  if (at <= nowOf(ctx)) {
    const message = "Choose a time in the future, or publish now";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "at", message }] });
  }
  const publicationId = ctx.publication.id;
  return takeStep(ctx, input, "schedule", async (tx, post, status) => {
    const { id: postId, kind, working } = post;
    if (working.title === "") {
      const message = "Give the post a title before it is scheduled";
      throw new AppError("INVALID_INPUT", message, { issues: [{ path: "title", message }] });
    }
    const place = { publicationId, kind, postId };
    if (working.slug === null) {
      await updateWorkingCopy(tx, publicationId, postId, {
        slug: await chooseSlug(tx, place, working.title),
      });
    } else {
      await requireFreeSlug(tx, place, working.slug);
    }
    await updateWorkflow(tx, publicationId, postId, { status, scheduledAt: at });
    await audit(tx, ctx, { action: "post.scheduled", subjectType: "post", subjectId: postId, data: { at } });
    await ctx.queue.enqueue(
      tx,
      publishScheduledPostJob,
      { publicationId, postId },
      { startAfter: new Date(at), singletonKey: postId },
    );
  });
}
