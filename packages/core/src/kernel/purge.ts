import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { cachePurges } from "@broadsheet/db/schema";
import { sql } from "drizzle-orm";
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
  if (ctx.cdn) await ctx.queue.enqueue(tx, purgeCdnJob, { tags: distinct });
}
