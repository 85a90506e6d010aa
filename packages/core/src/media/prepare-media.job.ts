import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** After an upload: makes the picture's renditions, one picture at a time. */
export const prepareMediaJob = defineJob({
  name: "media.prepare",
  schema: z.object({ publicationId: id, mediaId: id }),
  concurrency: 1,
  expireSeconds: 600,
  async handle(services: Services, { publicationId, mediaId }, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { prepareMedia } = await import("./prepare-media.ts");
    const ctx = await systemContext(services, publicationId, "media");
    if (ctx) await prepareMedia(ctx, mediaId, signal);
  },
});
