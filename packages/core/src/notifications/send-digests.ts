import { type ActorContext, transact } from "../kernel/context.ts";
import { lastDigestTime } from "./digest-time.policy.ts";
import { mailNotificationsJob } from "./mail-notifications.job.ts";
import { listDigestReaders } from "./notification.reads.ts";
import { deleteNotificationsBefore } from "./notification.writes.ts";

const keptMs = 90 * 24 * 60 * 60_000;

/** Enqueues the daily mails that are due, one a person, however often it is called; and forgets old notifications. */
export async function sendDigests(ctx: ActorContext): Promise<void> {
  const publicationId = ctx.publication.id;
  const now = ctx.clock.now();
  const before = lastDigestTime(now, ctx.publication.settings.timezone).toISOString();
  await transact(ctx, async (tx) => {
    for (const userId of await listDigestReaders(tx, publicationId, before)) {
      const payload = { publicationId, userId, mail: "daily" as const, before };
      await ctx.queue.enqueue(tx, mailNotificationsJob, payload, {
        singletonKey: `daily:${publicationId}:${userId}`,
      });
    }
    await deleteNotificationsBefore(tx, publicationId, new Date(now.getTime() - keptMs).toISOString());
  });
}
