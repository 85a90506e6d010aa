import type { MailChoices, NotificationKind } from "@broadsheet/contract/notifications";
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { posts } from "./posts.ts";
import { publications } from "./publications.ts";

/** One thing somebody is told about a post: one row an event and person. */
export const notifications = pgTable(
  "notifications",
  {
    publicationId: publicationId(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    kind: text().$type<NotificationKind>().notNull(),
    postId: uuid().notNull(),
    /** What happened, such as a comment's id: a job that runs twice tells it once. */
    event: text().notNull(),
    threadId: uuid(),
    commentId: uuid(),
    reviewId: uuid(),
    /** Of a post that was held back: what stood in its way. */
    reasons: text().array(),
    actorId: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
    readAt: instant(),
    /** By which mail it is to be told; null once it was sent, or when it is not to be mailed. */
    mailDue: text().$type<"immediately" | "daily">(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.userId, t.id] }),
    foreignKey({
      columns: [t.publicationId, t.postId],
      foreignColumns: [posts.publicationId, posts.id],
    }).onDelete("cascade"),
    unique("notifications_event").on(t.publicationId, t.userId, t.event),
    index("notifications_newest").on(t.publicationId, t.userId, t.createdAt.desc(), t.id.desc()),
    index("notifications_unread").on(t.publicationId, t.userId).where(sql`${t.readAt} is null`),
    index("notifications_mail_due")
      .on(t.publicationId, t.mailDue, t.userId)
      .where(sql`${t.mailDue} is not null`),
    index("notifications_post").on(t.publicationId, t.postId),
    check(
      "notifications_kind",
      sql`${t.kind} in ('mentioned', 'reply', 'comment', 'review_requested', 'review_decided', 'published', 'held')`,
    ),
    check("notifications_mail_due", sql`${t.mailDue} in ('immediately', 'daily')`),
    scopedPolicy(),
  ],
);

/** How somebody wants to be mailed; without a row, as `defaultMailChoices` says. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    publicationId: publicationId(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    mail: jsonb().$type<MailChoices>().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.userId] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    scopedPolicy(),
  ],
);
