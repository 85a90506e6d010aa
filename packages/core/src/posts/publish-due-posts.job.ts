import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Every minute: publishes what is due and whose own job was lost, for example because the database was restored from a backup. */
export const publishDuePostsJob = defineJob({
  name: "post.publish-due",
  schema: z.object({}),
  cron: "* * * * *",
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  async handle(services: Services, _payload, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { transact } = await import("../kernel/context.ts");
    const { listDuePosts } = await import("./due.reads.ts");
    const { publishScheduledPost } = await import("./publish-scheduled-post.ts");
    for (const publicationId of await listPublicationIds(services.db)) {
      signal.throwIfAborted();
      const ctx = await systemContext(services, publicationId, "scheduler");
      if (!ctx) continue;
      const due = await transact(ctx, (tx) =>
        listDuePosts(tx, publicationId, services.clock.now().toISOString()),
      );
      for (const postId of due) {
        // One post that cannot be published must not keep the others from readers.
        await publishScheduledPost(ctx, postId).catch((error) =>
          services.log.error({ err: error, postId }, "scheduled post could not be published"),
        );
      }
    }
  },
});
