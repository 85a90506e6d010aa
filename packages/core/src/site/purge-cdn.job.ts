import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Makes the CDN in front of the site forget what changed. Running it twice does no harm. */
export const purgeCdnJob = defineJob({
  name: "site.purge-cdn",
  schema: z.object({ tags: z.array(z.string()).min(1) }),
  retry: { limit: 8, delaySeconds: 5, backoff: true, maxDelaySeconds: 300 },
  expireSeconds: 60,
  handle: (services: Services, { tags }, { signal }) =>
    services.cdn?.purge(tags, signal) ?? Promise.resolve(),
});
