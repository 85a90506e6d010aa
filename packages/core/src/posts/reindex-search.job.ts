import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** After a publication changed its language: makes the search vectors of its live posts anew, some at a time. */
export const reindexSearchJob = defineJob({
  name: "post.reindex-search",
  schema: z.object({ publicationId: id }),
  concurrency: 1,
  expireSeconds: 3600,
  async handle(services: Services, { publicationId }, { signal }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { reindexSearch } = await import("./reindex-search.ts");
    const ctx = await systemContext(services, publicationId, "search");
    if (ctx) await reindexSearch(ctx, signal);
  },
});
