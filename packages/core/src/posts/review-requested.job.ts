import { id } from "@broadsheet/contract/primitives";
import { renderTemplate } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { findReview, listReviewers } from "./post-mail.reads.ts";

/** Tells the reviewers that a post waits for them. Whoever asked is not told what they know. */
export const reviewRequestedJob = defineJob({
  name: "post.review-requested",
  schema: z.object({ publicationId: id, postId: id, reviewId: id }),
  async handle(services: Services, { publicationId, postId, reviewId }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    const { review, reviewers } = await transact(ctx, async (tx) => ({
      review: await findReview(tx, publicationId, postId, reviewId),
      reviewers: await listReviewers(tx, publicationId),
    }));
    if (!review) return;
    for (const { userId, email, name } of reviewers) {
      if (userId === review.actorId) continue;
      const mail = await renderTemplate("review-requested", mailPublication(ctx.publication), {
        authorName: review.actorName ?? ctx.publication.name,
        postTitle: review.title || "Untitled",
        url: `${ctx.publication.url}/studio/posts/${postId}`,
        note: review.comment || undefined,
      });
      await services.mailer.send({
        ...mail,
        to: { address: email, name },
        idempotencyKey: `review:${reviewId}:${userId}`,
      });
    }
  },
});
