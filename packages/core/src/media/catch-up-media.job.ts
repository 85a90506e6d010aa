import { renditionRecipe } from "@broadsheet/contract/renditions";
import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Every hour: pictures from before there were renditions, of an earlier recipe, or whose own job was lost. */
export const catchUpMediaJob = defineJob({
  name: "media.catch-up",
  schema: z.object({}),
  cron: "23 * * * *",
  concurrency: 1,
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  expireSeconds: 3500,
  async handle(services: Services, _payload, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { transact } = await import("../kernel/context.ts");
    const { listUnprepared } = await import("./picture.reads.ts");
    const { prepareMedia } = await import("./prepare-media.ts");
    for (const publicationId of await listPublicationIds(services.db)) {
      const ctx = await systemContext(services, publicationId, "media");
      if (!ctx) continue;
      for (;;) {
        const ids = await transact(ctx, (tx) => listUnprepared(tx, publicationId, renditionRecipe));
        for (const mediaId of ids) {
          signal.throwIfAborted();
          await prepareMedia(ctx, mediaId, signal);
        }
        if (ids.length === 0) break;
      }
    }
  },
});
