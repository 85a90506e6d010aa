import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** A moment after somebody began to write: brings the working copy's row, which lists and programs read, up to it. */
export const foldDocumentJob = defineJob({
  name: "post.fold",
  schema: z.object({ publicationId: id, postId: id }),
  async handle(services: Services, { publicationId, postId }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { foldPost } = await import("./fold-post.ts");
    const ctx = await systemContext(services, publicationId, "fold");
    if (ctx) await foldPost(ctx, postId);
  },
});
