import { id } from "@broadsheet/contract/primitives";
import { renderTemplate } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { findReview, listPostOwners } from "./post-mail.reads.ts";

/** Tells a post's authors that it was approved, or what should change. */
export const reviewDecidedJob = defineJob({
  name: "post.review-decided",
  schema: z.object({ publicationId: id, postId: id, reviewId: id }),
  async handle(services: Services, { publicationId, postId, reviewId }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    const { review, owners } = await transact(ctx, async (tx) => ({
      review: await findReview(tx, publicationId, postId, reviewId),
      owners: await listPostOwners(tx, publicationId, postId),
    }));
    if (!review) return;
    const about = mailPublication(ctx.publication);
    const content = {
      reviewerName: review.actorName ?? ctx.publication.name,
      postTitle: review.title || "Untitled",
      url: `${ctx.publication.url}/studio/posts/${postId}`,
    };
    for (const { userId, email, name } of owners) {
      if (userId === review.actorId) continue;
      const mail =
        review.action === "approved"
          ? await renderTemplate("approved", about, content)
          : await renderTemplate("changes-requested", about, { ...content, comment: review.comment });
      await services.mailer.send({
        ...mail,
        to: { address: email, name },
        idempotencyKey: `review:${reviewId}:${userId}`,
      });
    }
  },
});
