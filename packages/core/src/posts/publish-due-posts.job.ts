import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Every minute: does what is due and whose own job was lost, for example because the database was restored from a backup. */
export const publishDuePostsJob = defineJob({
  name: "post.publish-due",
  schema: z.object({}),
  cron: "* * * * *",
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  async handle(services: Services, _payload, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { transact } = await import("../kernel/context.ts");
    const { listDuePosts, listLeavingPosts, listDueBundles } = await import("./due.reads.ts");
    const { publishScheduledPost } = await import("./publish-scheduled-post.ts");
    const { unpublishDuePost } = await import("./unpublish-due-post.ts");
    const { publishDueBundle } = await import("../bundles/publish-due-bundle.ts");
    const kinds = [
      { what: "scheduled post could not be published", list: listDuePosts, act: publishScheduledPost },
      { what: "bundle could not be published", list: listDueBundles, act: publishDueBundle },
      { what: "post could not leave the site", list: listLeavingPosts, act: unpublishDuePost },
    ];
    for (const publicationId of await listPublicationIds(services.db)) {
      const ctx = await systemContext(services, publicationId, "scheduler");
      if (!ctx) continue;
      for (const { what, list, act } of kinds) {
        signal.throwIfAborted();
        const due = await transact(ctx, (tx) => list(tx, publicationId, services.clock.now().toISOString()));
        for (const id of due) {
          // One that cannot be done must not keep the others waiting.
          await act(ctx, id).catch((error) => services.log.error({ err: error, id }, what));
        }
      }
    }
  },
});
