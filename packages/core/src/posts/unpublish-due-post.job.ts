import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Runs at the minute a post is to leave the site. */
export const unpublishDuePostJob = defineJob({
  name: "post.unpublish-due",
  schema: z.object({ publicationId: id, postId: id }),
  async handle(services: Services, { publicationId, postId }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { unpublishDuePost } = await import("./unpublish-due-post.ts");
    const ctx = await systemContext(services, publicationId, "scheduler");
    if (ctx && (await unpublishDuePost(ctx, postId)))
      services.log.info({ postId }, "post left the site at its time");
  },
});
