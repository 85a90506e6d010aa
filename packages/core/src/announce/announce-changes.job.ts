import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";
import type { Outside } from "./post-outside.ts";

/** One for the process: what it has learnt about servers that are down is of use to the next job. */
let outside: Outside | undefined;

/** What was changed this long before the job was made may still be unannounced. */
const slackMs = 10 * 60_000;

/** Tells a WebSub hub and search engines what changed, some seconds after the last change. */
export const announceChangesJob = defineJob({
  name: "site.announce",
  schema: z.object({ publicationId: id }),
  retry: { limit: 6, delaySeconds: 20, backoff: true, maxDelaySeconds: 900 },
  expireSeconds: 120,
  async handle(services: Services, { publicationId }, { signal, createdAt }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { announceChanges } = await import("./announce-changes.ts");
    const { createOutside } = await import("./post-outside.ts");
    const ctx = await systemContext(services, publicationId, "announcements");
    if (!ctx) return;
    outside ??= createOutside();
    const since = new Date(createdAt.getTime() - slackMs).toISOString();
    await announceChanges(ctx, { outside, since, signal });
  },
});
