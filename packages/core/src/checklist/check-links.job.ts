import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Looks whether the links of a post lead somewhere. Nobody waits for it: the checklist says what is known. */
export const checkLinksJob = defineJob({
  name: "post.check-links",
  schema: z.object({ publicationId: id, postId: id }),
  concurrency: 1,
  expireSeconds: 600,
  retry: { limit: 1, delaySeconds: 60, backoff: false },
  async handle(services: Services, { publicationId, postId }, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { checkLinks } = await import("./check-links.ts");
    const { createLinkProbe } = await import("./probe-link.ts");
    const ctx = await systemContext(services, publicationId, "links");
    if (!ctx) return;
    const { probe, close } = createLinkProbe();
    try {
      await checkLinks(ctx, postId, probe, signal);
    } finally {
      await close();
    }
  },
});
