import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Runs at the minute a bundle is scheduled for. */
export const publishDueBundleJob = defineJob({
  name: "bundle.publish-due",
  schema: z.object({ publicationId: id, bundleId: id }),
  async handle(services: Services, { publicationId, bundleId }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { publishDueBundle } = await import("./publish-due-bundle.ts");
    const ctx = await systemContext(services, publicationId, "scheduler");
    if (ctx && (await publishDueBundle(ctx, bundleId)))
      services.log.info({ bundleId }, "scheduled bundle published");
  },
});
