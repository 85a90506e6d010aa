import type { PostDetail } from "@broadsheet/contract/posts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { updateWorkflow } from "./post.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";

/** Takes a post off the schedule. Its job finds nothing to do when it runs. */
export function unschedulePost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  return takeStep(ctx, ref, "unschedule", async (tx, post, status) => {
    await updateWorkflow(tx, ctx.publication.id, post.id, { status });
    await audit(tx, ctx, { action: "post.unscheduled", subjectType: "post", subjectId: post.id });
  });
}
