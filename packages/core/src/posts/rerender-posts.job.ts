import { id } from "@broadsheet/contract/primitives";
import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Every ten minutes, and when a file changed that posts show: after an update of Broadsheet the published posts get what the new renderer makes of them, in the background. */
export const rerenderPostsJob = defineJob({
  name: "post.rerender",
  schema: z.object({ publicationId: id.optional() }),
  cron: "*/10 * * * *",
  concurrency: 1,
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  expireSeconds: 3600,
  async handle(services: Services, { publicationId: only }, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { rerenderPosts } = await import("./rerender-posts.ts");
    for (const publicationId of only ? [only] : await listPublicationIds(services.db)) {
      signal.throwIfAborted();
      const ctx = await systemContext(services, publicationId, "renderer");
      if (ctx) await rerenderPosts(ctx, signal);
    }
  },
});
