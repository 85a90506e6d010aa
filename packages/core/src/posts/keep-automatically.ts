import type { Tx } from "@broadsheet/db/connection";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import type { LockedPost } from "./lock-post.writes.ts";
import { forgetOldestAutomatic, insertRevision, latestRevision } from "./revision.writes.ts";

const everyMs = 30 * 60_000;
/** Automatic revisions of a post that are kept; named ones and those of a publication all are. */
const kept = 100;

/**
 * Called before a working copy is changed: what it was so far becomes a revision when nothing of this post was kept for half an hour. So
 * whoever writes for a day has some sixteen states to go back to, and nobody has to think of it.
 */
export async function keepAutomatically(tx: Tx, ctx: ActorContext, post: LockedPost): Promise<void> {
  // The empty beginning of a post is nothing to go back to.
  if (post.working.version === 1) return;
  const latest = await latestRevision(tx, ctx.publication.id, post.id);
  if (latest && latest.createdAt > post.workingUpdatedAt) return;
  const since = latest?.createdAt ?? post.createdAt;
  if (Date.parse(nowOf(ctx)) - Date.parse(since) < everyMs) return;
  // It is the work of whoever wrote last, not of the person whose change comes now.
  await insertRevision(tx, ctx, post, "auto", "", post.workingUpdatedBy);
  await forgetOldestAutomatic(tx, ctx.publication.id, post.id, kept);
}
