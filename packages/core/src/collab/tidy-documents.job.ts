import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Every few minutes: folds what waits although its own job was lost, and forgets editors that never said they were closed. */
export const tidyDocumentsJob = defineJob({
  name: "post.tidy-documents",
  schema: z.object({}),
  cron: "*/5 * * * *",
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  async handle(services: Services, _payload, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { tidyDocuments } = await import("./tidy-documents.ts");
    for (const publicationId of await listPublicationIds(services.db)) {
      signal.throwIfAborted();
      const ctx = await systemContext(services, publicationId, "fold");
      if (ctx) await tidyDocuments(ctx);
    }
  },
});
