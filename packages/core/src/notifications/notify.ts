import type { NotificationKind } from "@broadsheet/contract/notifications";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import { mailNotificationsJob } from "./mail-notifications.job.ts";
import { oldestMailDue, readMailChoices } from "./notification.reads.ts";
import { insertNotifications } from "./notification.writes.ts";

/** Something to tell somebody who may see the post. */
export interface News {
  userId: string;
  kind: NotificationKind;
  postId: string;
  /** Names what happened: the same event tells a person once, whatever its kind. */
  event: string;
  actorId: string | null;
  threadId?: string;
  commentId?: string;
  reviewId?: string;
  reasons?: string[];
}

/** Conversations come in bursts, which make one mail: it waits for a pause this long, and never longer than `patience`. */
const pauseMs = 2 * 60_000;
const patienceMs = 10 * 60_000;
const conversation: ReadonlySet<NotificationKind> = new Set(["mentioned", "reply", "comment"]);

/** Tells people, in the studio and by mail as each of them wants it. Nobody is told of what they did themselves. */
export async function notify(tx: Tx, ctx: ActorContext, news: readonly News[]): Promise<void> {
  const others = news.filter(({ userId, actorId }) => userId !== actorId);
  const publicationId = ctx.publication.id;
  const createdAt = nowOf(ctx);
  const choices = await readMailChoices(
    tx,
    publicationId,
    others.map(({ userId }) => userId),
  );
  const inserted = await insertNotifications(
    tx,
    others.map((one) => {
      const mail = choices.get(one.userId)?.[one.kind] ?? "off";
      return { ...one, publicationId, id: newId(), createdAt, mailDue: mail === "off" ? null : mail };
    }),
  );
  for (const { userId, kind, mailDue } of inserted) {
    if (mailDue !== "immediately") continue;
    const oldest = (await oldestMailDue(tx, publicationId, userId)) ?? createdAt;
    const now = new Date(createdAt).getTime();
    const latest = new Date(oldest).getTime() + patienceMs;
    const startAfter = conversation.has(kind) ? new Date(Math.min(now + pauseMs, latest)) : new Date(now);
    await ctx.queue.enqueue(
      tx,
      mailNotificationsJob,
      { publicationId, userId, mail: "immediately", before: null },
      { startAfter, singletonKey: `${publicationId}:${userId}` },
    );
  }
}
