import type { PostDetail } from "@broadsheet/contract/posts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { updateWorkflow } from "./post.writes.ts";
import { insertReview } from "./review.writes.ts";
import { reviewRequestedJob } from "./review-requested.job.ts";
import { type PostRef, takeStep } from "./take-step.ts";

/** Hands the working copy to the reviewers. */
export function requestReview(ctx: ActorContext, input: PostRef & { comment: string }): Promise<PostDetail> {
  const publicationId = ctx.publication.id;
  return takeStep(ctx, input, "request_review", async (tx, post, status) => {
    await updateWorkflow(tx, publicationId, post.id, { status });
    const reviewId = await insertReview(tx, ctx, post, "requested", input.comment);
    await audit(tx, ctx, { action: "post.review_requested", subjectType: "post", subjectId: post.id });
    await ctx.queue.enqueue(tx, reviewRequestedJob, { publicationId, postId: post.id, reviewId });
  });
}
