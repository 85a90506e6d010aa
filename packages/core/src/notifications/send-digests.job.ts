import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Every quarter of an hour, as time zones lie: daily mails where it has become morning. */
export const sendDigestsJob = defineJob({
  name: "notification.digests",
  schema: z.object({}),
  cron: "*/15 * * * *",
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  async handle(services: Services, _payload, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { sendDigests } = await import("./send-digests.ts");
    for (const publicationId of await listPublicationIds(services.db)) {
      signal.throwIfAborted();
      const ctx = await systemContext(services, publicationId, "notifications");
      if (ctx) await sendDigests(ctx);
    }
  },
});
