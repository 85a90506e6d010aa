import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Every hour: archives whose time is over, and runs that nobody takes up any more. */
export const tidyTransfersJob = defineJob({
  name: "transfer.tidy",
  schema: z.object({}),
  cron: "47 * * * *",
  concurrency: 1,
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  expireSeconds: 3500,
  async handle(services: Services, _payload, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { tidyTransfers } = await import("./tidy-transfers.ts");
    for (const publicationId of await listPublicationIds(services.db)) {
      signal.throwIfAborted();
      const ctx = await systemContext(services, publicationId, "transfer");
      if (ctx) await tidyTransfers(ctx, signal);
    }
  },
});
