import { AppError } from "@broadsheet/contract/errors";
import type { PostDetail } from "@broadsheet/contract/posts";
import { checkLinksJob } from "../checklist/check-links.job.ts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { updateWorkflow } from "./post.writes.ts";
import { listPostReaders } from "./post-people.reads.ts";
import { insertReview, replaceReviewers } from "./review.writes.ts";
import { reviewRequestedJob } from "./review-requested.job.ts";
import { type PostRef, takeStep } from "./take-step.ts";

type Request = PostRef & { comment: string; reviewerIds?: readonly string[] | undefined };

/** Hands the working copy to the people named, or to all who may review it. INVALID_INPUT for somebody who may not. */
export function requestReview(ctx: ActorContext, input: Request): Promise<PostDetail> {
  const publicationId = ctx.publication.id;
  const reviewerIds = [...new Set(input.reviewerIds ?? [])];
  return takeStep(ctx, input, "request_review", async (tx, post, status) => {
    if (reviewerIds.length > 0) {
      const people = await listPostReaders(tx, publicationId, post.id);
      const reviewers = new Set(people.filter((one) => one.reviewer).map((one) => one.userId));
      if (!reviewerIds.every((userId) => reviewers.has(userId))) {
        const message = "Somebody you name cannot review this post";
        throw new AppError("INVALID_INPUT", message, { issues: [{ path: "reviewerIds", message }] });
      }
    }
    await updateWorkflow(tx, publicationId, post.id, { status });
    await replaceReviewers(tx, ctx, post.id, reviewerIds);
    const reviewId = await insertReview(tx, ctx, post, "requested", input.comment);
    await audit(tx, ctx, { action: "post.review_requested", subjectType: "post", subjectId: post.id });
    // Whoever reviews finds the links looked at.
    if (ctx.publication.settings.checklist.dead_links !== "off")
      await ctx.queue.enqueue(
        tx,
        checkLinksJob,
        { publicationId, postId: post.id },
        { singletonKey: post.id },
      );
    await ctx.queue.enqueue(tx, reviewRequestedJob, {
      publicationId,
      postId: post.id,
      reviewId,
      reviewerIds,
    });
  });
}
