import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { notify } from "../notifications/notify.ts";
import { listPostReaders } from "./post-people.reads.ts";
import { findReview } from "./review.reads.ts";

/** Tells those who were asked that a post waits for them; everybody who may review it when nobody was named. */
export const reviewRequestedJob = defineJob({
  name: "post.review-requested",
  schema: z.object({
    publicationId: id,
    postId: id,
    reviewId: id,
    // Jobs that were enqueued by an older version name nobody.
    reviewerIds: z.array(id).default([]),
  }),
  async handle(services: Services, { publicationId, postId, reviewId, reviewerIds }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    await transact(ctx, async (tx) => {
      const review = await findReview(tx, publicationId, postId, reviewId);
      if (!review) return;
      const asked = (await listPostReaders(tx, publicationId, postId)).filter(
        ({ userId, reviewer }) => reviewer && (reviewerIds.length === 0 || reviewerIds.includes(userId)),
      );
      const about = { postId, reviewId, event: `review:${reviewId}`, actorId: review.actorId };
      await notify(
        tx,
        ctx,
        asked.map(({ userId }) => ({ ...about, userId, kind: "review_requested" })),
      );
    });
  },
});
