import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { id, instant } from "./primitives.ts";
import { mailTimes, notificationKinds } from "./vocabulary.ts";

export { mailTimes, notificationKinds };

export const notificationKind = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof notificationKind>;

export const mailTime = z.enum(mailTimes);
export type MailTime = z.infer<typeof mailTime>;

/** How each kind is mailed. The studio's own list shows all of them. */
export const mailChoices = z.object({
  mentioned: mailTime.default("immediately"),
  reply: mailTime.default("immediately"),
  comment: mailTime.default("daily"),
  review_requested: mailTime.default("immediately"),
  review_decided: mailTime.default("immediately"),
  published: mailTime.default("immediately"),
  held: mailTime.default("immediately"),
});
export type MailChoices = z.infer<typeof mailChoices>;
export const defaultMailChoices: Readonly<MailChoices> = mailChoices.parse({});

/** Several of one kind about the same thread or post are one entry: the newest, with how many there are. */
export const notification = z.object({
  id,
  kind: notificationKind,
  postId: id,
  postTitle: z.string(),
  /** Who did it; null where they have left or Broadsheet itself did. */
  actorName: z.string().nullable(),
  /** How many others did the same. */
  others: z.number().int(),
  /** How many are in this entry. */
  count: z.number().int(),
  /** The comment's or the review's text as far as it is shown; for held, what stood in the way; else empty. */
  excerpt: z.string(),
  /** For review_decided: what was decided. */
  decision: z.enum(["approved", "changes_requested"]).nullable(),
  /** Where it leads, within the studio. */
  path: z.string(),
  createdAt: instant,
  unread: z.boolean(),
});
export type Notification = z.infer<typeof notification>;

export const listNotificationsInput = pageInput;
export const listNotificationsOutput = pageOf(notification);
export const unreadNotificationsOutput = z.object({ unread: z.number().int() });
/** An entry, with all that is in it. */
export const readNotificationInput = z.object({ id });
export const updateMailChoicesInput = z.object({
  mentioned: mailTime.optional(),
  reply: mailTime.optional(),
  comment: mailTime.optional(),
  review_requested: mailTime.optional(),
  review_decided: mailTime.optional(),
  published: mailTime.optional(),
  held: mailTime.optional(),
});
