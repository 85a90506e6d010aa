import type { MailChoices } from "@broadsheet/contract/notifications";
import type { Tx } from "@broadsheet/db/connection";
import { notificationPreferences, notifications } from "@broadsheet/db/schema";
import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { subjectOf } from "./notification.reads.ts";

export type NewNotification = typeof notifications.$inferInsert;

/** Stores what is not stored yet: an event tells a person once. Returns those that are new. */
export async function insertNotifications(tx: Tx, rows: NewNotification[]): Promise<NewNotification[]> {
  if (rows.length === 0) return [];
  const inserted = await tx
    .insert(notifications)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: notifications.id });
  const ids = new Set(inserted.map((row) => row.id));
  return rows.filter((row) => ids.has(row.id));
}

/** Marks an entry of somebody's list as read, with all that is in it. Returns whether there is such an entry. */
export async function markEntryRead(
  tx: Tx,
  publicationId: string,
  userId: string,
  id: string,
  readAt: string,
): Promise<boolean> {
  const mine = and(eq(notifications.publicationId, publicationId), eq(notifications.userId, userId));
  const [row] = await tx
    .select({ kind: notifications.kind, subject: subjectOf })
    .from(notifications)
    .where(and(mine, eq(notifications.id, id)));
  if (!row) return false;
  await tx
    .update(notifications)
    .set({ readAt })
    .where(
      and(
        mine,
        eq(notifications.kind, row.kind),
        sql`${subjectOf} = ${row.subject}`,
        isNull(notifications.readAt),
      ),
    );
  return true;
}

export async function markAllRead(
  tx: Tx,
  publicationId: string,
  userId: string,
  readAt: string,
): Promise<void> {
  await tx
    .update(notifications)
    .set({ readAt })
    .where(
      and(
        eq(notifications.publicationId, publicationId),
        eq(notifications.userId, userId),
        isNull(notifications.readAt),
      ),
    );
}

/** Notes that these need no mail any more. */
export async function clearMailDue(
  tx: Tx,
  publicationId: string,
  userId: string,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(notifications)
    .set({ mailDue: null })
    .where(
      and(
        eq(notifications.publicationId, publicationId),
        eq(notifications.userId, userId),
        inArray(notifications.id, ids),
      ),
    );
}

export async function storeMailChoices(
  tx: Tx,
  publicationId: string,
  userId: string,
  mail: MailChoices,
  updatedAt: string,
): Promise<void> {
  await tx
    .insert(notificationPreferences)
    .values({ publicationId, userId, mail, updatedAt })
    .onConflictDoUpdate({
      target: [notificationPreferences.publicationId, notificationPreferences.userId],
      set: { mail, updatedAt },
    });
}

/** What is older nobody looks for in a list of news. */
export async function deleteNotificationsBefore(
  tx: Tx,
  publicationId: string,
  before: string,
): Promise<void> {
  await tx
    .delete(notifications)
    .where(and(eq(notifications.publicationId, publicationId), lt(notifications.createdAt, before)));
}
