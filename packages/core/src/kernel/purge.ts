import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { cachePurges } from "@broadsheet/db/schema";
import { sql } from "drizzle-orm";
import { announceChangesJob } from "../announce/announce-changes.job.ts";
import { purgeCdnJob } from "../site/purge-cdn.job.ts";
import type { Context } from "./context.ts";
import { purgeChannel } from "./purge-channel.ts";

/**
 * Makes every cache forget what shows any of these (`cacheTags`), once the caller's transaction commits: our own within 100 ms, in all
 * processes, and a CDN's where one is configured. A change that readers can see is not complete without it.
 */
export async function purge(tx: Tx, ctx: Context, tags: readonly string[]): Promise<void> {
  const publicationId = ctx.publication.id;
  const distinct = [...new Set(tags)];
  if (distinct.length === 0) return;
  await tx.insert(cachePurges).values({ publicationId, id: newId(), tags: distinct });
  await tx.execute(sql`select pg_notify(${purgeChannel}, '')`);
  await announceSoon(tx, ctx, distinct);
  if (ctx.cdn) await ctx.queue.enqueue(tx, purgeCdnJob, { tags: distinct });
}

/** Changes within this time are announced together. */
const announceDelayMs = 10_000;

/** Where a publication wants it, tells the world that posts changed; not for every one of many. */
async function announceSoon(tx: Tx, ctx: Context, tags: readonly string[]): Promise<void> {
  const { id, settings } = ctx.publication;
  if (settings.websubHub === null && !settings.indexNow) return;
  if (settings.hidden || !tags.some((tag) => tag.startsWith("post:"))) return;
  const startAfter = new Date(ctx.clock.now().getTime() + announceDelayMs);
  await ctx.queue.enqueue(tx, announceChangesJob, { publicationId: id }, { singletonKey: id, startAfter });
}
