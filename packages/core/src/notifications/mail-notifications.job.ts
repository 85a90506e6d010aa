import { id, instant } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/** Mails one person their news, once the pause that ends a burst has passed. */
export const mailNotificationsJob = defineJob({
  name: "notification.mail",
  schema: z.object({
    publicationId: id,
    userId: id,
    mail: z.enum(["immediately", "daily"]),
    before: instant.nullable(),
  }),
  async handle(services: Services, { publicationId, ...due }) {
    const { systemContext } = await import("../kernel/system-context.ts");
    const { mailNotifications } = await import("./mail-notifications.ts");
    const ctx = await systemContext(services, publicationId, "notifications");
    if (ctx) await mailNotifications(ctx, due);
  },
});
