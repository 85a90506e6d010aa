import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { notify } from "../notifications/notify.ts";
import { listPostReaders } from "./post-people.reads.ts";
import { findReview } from "./review.reads.ts";

/** Tells a post's authors that it was approved, or what should change. */
export const reviewDecidedJob = defineJob({
  name: "post.review-decided",
  schema: z.object({ publicationId: id, postId: id, reviewId: id }),
  async handle(services: Services, { publicationId, postId, reviewId }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    await transact(ctx, async (tx) => {
      const review = await findReview(tx, publicationId, postId, reviewId);
      if (!review) return;
      const owners = (await listPostReaders(tx, publicationId, postId)).filter(({ owner }) => owner);
      const about = { postId, reviewId, event: `review:${reviewId}`, actorId: review.actorId };
      await notify(
        tx,
        ctx,
        owners.map(({ userId }) => ({ ...about, userId, kind: "review_decided" })),
      );
    });
  },
});
