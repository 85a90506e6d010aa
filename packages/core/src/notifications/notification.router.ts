import {
  listNotificationsInput,
  listNotificationsOutput,
  mailChoices,
  readNotificationInput,
  unreadNotificationsOutput,
  updateMailChoicesInput,
} from "@broadsheet/contract/notifications";
import { nothing } from "@broadsheet/contract/primitives";
import { transact } from "../kernel/context.ts";
import { personProcedure, router } from "../kernel/trpc.ts";
import {
  getMailChoices,
  readAllNotifications,
  readNotification,
  updateMailChoices,
} from "./change-notifications.ts";
import { countUnread, listNotifications } from "./notification.reads.ts";

/** What a person is told, and how. Everything here is the caller's own. */
export const notificationRouter = router({
  list: personProcedure
    .input(listNotificationsInput)
    .output(listNotificationsOutput)
    .query(({ ctx, input }) =>
      transact(ctx, (tx) => listNotifications(tx, ctx.publication.id, ctx.actor, input)),
    ),
  unread: personProcedure
    .output(unreadNotificationsOutput)
    .query(({ ctx }) =>
      transact(ctx, async (tx) => ({ unread: await countUnread(tx, ctx.publication.id, ctx.actor) })),
    ),
  read: personProcedure
    .input(readNotificationInput)
    .output(nothing)
    .mutation(({ ctx, input }) => readNotification(ctx, input)),
  readAll: personProcedure.output(nothing).mutation(({ ctx }) => readAllNotifications(ctx)),
  mailChoices: personProcedure.output(mailChoices).query(({ ctx }) => getMailChoices(ctx)),
  updateMailChoices: personProcedure
    .input(updateMailChoicesInput)
    .output(mailChoices)
    .mutation(({ ctx, input }) => updateMailChoices(ctx, input)),
});
