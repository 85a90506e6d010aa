import type { PostDetail } from "@broadsheet/contract/posts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { updateWorkflow } from "./post.writes.ts";
import { insertReview } from "./review.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";

/** Takes the working copy back from the reviewers. */
export function withdrawReview(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  return takeStep(ctx, ref, "withdraw", async (tx, post, status) => {
    await updateWorkflow(tx, ctx.publication.id, post.id, { status });
    await insertReview(tx, ctx, post, "withdrawn");
    await audit(tx, ctx, { action: "post.review_withdrawn", subjectType: "post", subjectId: post.id });
  });
}
