import type { PostDetail } from "@broadsheet/contract/posts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { updateWorkflow } from "./post.writes.ts";
import { insertReview } from "./review.writes.ts";
import { reviewDecidedJob } from "./review-decided.job.ts";
import { type PostRef, takeStep } from "./take-step.ts";

type Decision = PostRef & { comment: string };

const decide = (
  ctx: ActorContext,
  input: Decision,
  action: "approve" | "request_changes",
  decision: "approved" | "changes_requested",
): Promise<PostDetail> => {
  const publicationId = ctx.publication.id;
  return takeStep(ctx, input, action, async (tx, post, status) => {
    await updateWorkflow(tx, publicationId, post.id, { status });
    const reviewId = await insertReview(tx, ctx, post, decision, input.comment);
    await audit(tx, ctx, { action: `post.${decision}`, subjectType: "post", subjectId: post.id });
    await ctx.queue.enqueue(tx, reviewDecidedJob, { publicationId, postId: post.id, reviewId });
  });
};

/** Says that this version may be published. */
export function approvePost(ctx: ActorContext, input: Decision): Promise<PostDetail> {
  return decide(ctx, input, "approve", "approved");
}

/** Gives the post back to its authors, with what should change. */
export function requestChanges(ctx: ActorContext, input: Decision): Promise<PostDetail> {
  return decide(ctx, input, "request_changes", "changes_requested");
}
