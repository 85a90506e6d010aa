import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";
import { forgetExpired } from "./forget-expired.ts";

/** Once a day. */
export const forgetExpiredJob = defineJob({
  name: "people.forget-expired",
  schema: z.object({}),
  cron: "17 3 * * *",
  handle: (services: Services) => forgetExpired(services),
});
