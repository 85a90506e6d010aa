import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Once a day: takes away for good what has lain in the bin of the media library, and uploads that were given up. */
export const emptyBinJob = defineJob({
  name: "media.empty-bin",
  schema: z.object({}),
  cron: "41 3 * * *",
  concurrency: 1,
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  expireSeconds: 3500,
  async handle(services: Services, _payload, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { emptyBin } = await import("./empty-bin.ts");
    for (const publicationId of await listPublicationIds(services.db)) {
      signal.throwIfAborted();
      const ctx = await systemContext(services, publicationId, "bin");
      if (ctx) await emptyBin(ctx, signal);
    }
  },
});
