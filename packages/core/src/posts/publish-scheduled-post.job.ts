import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Runs at the minute a post is scheduled for. */
export const publishScheduledPostJob = defineJob({
  name: "post.publish-scheduled",
  schema: z.object({ publicationId: id, postId: id }),
  async handle(services: Services, { publicationId, postId }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { publishScheduledPost } = await import("./publish-scheduled-post.ts");
    const ctx = await systemContext(services, publicationId, "scheduler");
    if (ctx && (await publishScheduledPost(ctx, postId)))
      services.log.info({ postId }, "scheduled post published");
  },
});
