import { type MailChoices, mailChoices, type Notification } from "@broadsheet/contract/notifications";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import {
  comments,
  notificationPreferences,
  notifications,
  postReviews,
  posts,
  postWorkingCopies,
  users,
} from "@broadsheet/db/schema";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { readable } from "../comments/comment.policy.ts";
import type { UserActor } from "../kernel/actor.ts";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { visibleTo } from "../posts/post.reads.ts";

/** What several notifications of one kind have in common: their thread, their review, else their post. */
export const subjectOf = sql<string>`coalesce(${notifications.threadId}, ${notifications.reviewId}, ${notifications.postId})`;

/** Those of a person about posts they may still see. */
const seenBy = (publicationId: string, actor: UserActor) =>
  and(
    eq(notifications.publicationId, publicationId),
    eq(notifications.userId, actor.userId),
    isNull(posts.deletedAt),
    visibleTo(actor),
  );
const itsPost = and(eq(posts.publicationId, notifications.publicationId), eq(posts.id, notifications.postId));

/** How many entries of the list are unread. */
export async function countUnread(tx: Tx, publicationId: string, actor: UserActor): Promise<number> {
  const [row] = await tx
    .select({ unread: sql<number>`count(distinct (${notifications.kind}, ${subjectOf}))::int` })
    .from(notifications)
    .innerJoin(posts, itsPost)
    .where(and(seenBy(publicationId, actor), isNull(notifications.readAt)));
  return row?.unread ?? 0;
}

/** A person's list, newest first. What is unread, and of what was read each day's, is one entry a kind and thread. */
export async function listNotifications(
  tx: Tx,
  publicationId: string,
  actor: UserActor,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<Notification>> {
  const after = decodeCursor(input.cursor, instantAndId);
  const unread = sql<boolean>`(${notifications.readAt} is null)`;
  const groups = tx
    .select({
      latest:
        sql<string>`(array_agg(${notifications.id} order by ${notifications.createdAt} desc, ${notifications.id} desc))[1]`.as(
          "latest",
        ),
      createdAt: sql<string>`max(${notifications.createdAt})`.as("created_at"),
      count: sql<number>`count(*)::int`.as("count"),
      actors: sql<number>`count(distinct ${notifications.actorId})::int`.as("actors"),
      unread: unread.as("unread"),
    })
    .from(notifications)
    .innerJoin(posts, itsPost)
    .where(seenBy(publicationId, actor))
    .groupBy(
      notifications.kind,
      subjectOf,
      unread,
      sql`case when ${unread} then null else ${notifications.createdAt}::date end`,
    )
    .as("groups");
  const rows = await tx
    .select()
    .from(groups)
    .where(
      after
        ? sql`(${groups.createdAt}, ${groups.latest}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
        : undefined,
    )
    .orderBy(desc(groups.createdAt), desc(groups.latest))
    .limit(input.limit + 1);
  const told = await readNews(
    tx,
    publicationId,
    actor.userId,
    rows.map((row) => row.latest),
  );
  const at = (row: { createdAt: string }) => new Date(row.createdAt).toISOString();
  return pageFrom(
    rows.filter((row) => told.has(row.latest)),
    input.limit,
    (row) => [at(row), row.latest],
    ({ latest, count, actors, unread: isUnread }): Notification => {
      const { userId: _, readAt: __, mailDue: ___, reasons: ____, ...news } = told.get(latest) as NewsRow;
      return { ...news, count, others: Math.max(0, actors - 1), unread: isUnread };
    },
  );
}

export interface NewsRow extends Omit<Notification, "count" | "others" | "unread"> {
  userId: string;
  readAt: string | null;
  mailDue: "immediately" | "daily" | null;
  /** What stood in the way of a post that was held back. */
  reasons: readonly string[];
}

const excerptLength = 280;

/** These notifications with what they tell, by id; of posts that are there. */
export async function readNews(
  tx: Tx,
  publicationId: string,
  userId: string,
  ids: readonly string[],
): Promise<Map<string, NewsRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      row: notifications,
      postTitle: postWorkingCopies.title,
      actorName: users.name,
      body: comments.body,
      mentions: comments.mentions,
      review: { action: postReviews.action, comment: postReviews.comment },
    })
    .from(notifications)
    .innerJoin(
      postWorkingCopies,
      and(
        eq(postWorkingCopies.publicationId, notifications.publicationId),
        eq(postWorkingCopies.postId, notifications.postId),
      ),
    )
    .leftJoin(users, eq(users.id, notifications.actorId))
    .leftJoin(
      comments,
      and(
        eq(comments.publicationId, notifications.publicationId),
        eq(comments.postId, notifications.postId),
        eq(comments.threadId, notifications.threadId),
        eq(comments.id, notifications.commentId),
      ),
    )
    .leftJoin(
      postReviews,
      and(
        eq(postReviews.publicationId, notifications.publicationId),
        eq(postReviews.postId, notifications.postId),
        eq(postReviews.id, notifications.reviewId),
      ),
    )
    .where(
      and(
        eq(notifications.publicationId, publicationId),
        eq(notifications.userId, userId),
        inArray(notifications.id, [...ids]),
      ),
    );
  const named = [...new Set(rows.flatMap((row) => row.mentions ?? []))];
  const people =
    named.length === 0
      ? []
      : await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, named));
  const names = new Map(people.map((person) => [person.id, person.name]));
  return new Map(
    rows.map(({ row, postTitle, actorName, body, review }) => {
      const reasons = row.reasons ?? [];
      const text = body
        ? readable(body, (id) => names.get(id))
        : (review?.comment ?? reasons.map((reason) => `${reason}.`).join(" "));
      const decided = review?.action;
      return [
        row.id,
        {
          id: row.id,
          userId: row.userId,
          kind: row.kind,
          postId: row.postId,
          postTitle: postTitle || "Untitled",
          actorName,
          excerpt: text.length > excerptLength ? `${text.slice(0, excerptLength - 1).toWellFormed()}…` : text,
          decision: decided === "approved" || decided === "changes_requested" ? decided : null,
          path: `/studio/posts/${row.postId}${row.threadId ? `?thread=${row.threadId}` : ""}`,
          createdAt: row.createdAt,
          readAt: row.readAt,
          mailDue: row.mailDue,
          reasons,
        },
      ];
    }),
  );
}

/** How each of these people wants to be mailed. */
export async function readMailChoices(
  tx: Tx,
  publicationId: string,
  userIds: readonly string[],
): Promise<Map<string, MailChoices>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(notificationPreferences)
    .where(
      and(
        eq(notificationPreferences.publicationId, publicationId),
        inArray(notificationPreferences.userId, [...userIds]),
      ),
    );
  const stored = new Map(rows.map((row) => [row.userId, row.mail]));
  return new Map(userIds.map((userId) => [userId, mailChoices.parse(stored.get(userId) ?? {})]));
}

/** A person's notifications that wait for such a mail, oldest first; of a daily one only what happened before `before`. */
export async function listMailDue(
  tx: Tx,
  publicationId: string,
  userId: string,
  mailDue: "immediately" | "daily",
  before: string,
): Promise<string[]> {
  const rows = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        eq(notifications.publicationId, publicationId),
        eq(notifications.userId, userId),
        eq(notifications.mailDue, mailDue),
        sql`${notifications.createdAt} <= ${before}::timestamptz`,
      ),
    )
    .orderBy(notifications.createdAt, notifications.id)
    .limit(200);
  return rows.map((row) => row.id);
}

/** People for whom a daily mail has something to tell. */
export async function listDigestReaders(tx: Tx, publicationId: string, before: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ userId: notifications.userId })
    .from(notifications)
    .where(
      and(
        eq(notifications.publicationId, publicationId),
        eq(notifications.mailDue, "daily"),
        sql`${notifications.createdAt} <= ${before}::timestamptz`,
      ),
    );
  return rows.map((row) => row.userId);
}

/** When the oldest notification that waits for a mail at once came about; null when none does. */
export async function oldestMailDue(tx: Tx, publicationId: string, userId: string): Promise<string | null> {
  const [row] = await tx
    .select({ createdAt: notifications.createdAt })
    .from(notifications)
    .where(
      and(
        eq(notifications.publicationId, publicationId),
        eq(notifications.userId, userId),
        eq(notifications.mailDue, "immediately"),
      ),
    )
    .orderBy(notifications.createdAt)
    .limit(1);
  return row?.createdAt ?? null;
}
