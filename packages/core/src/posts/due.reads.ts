import type { Tx } from "@broadsheet/db/connection";
import { bundles, posts } from "@broadsheet/db/schema";
import { and, asc, eq, isNull, lte, not } from "drizzle-orm";
import { inScheduledBundle } from "./bundle-of-post.reads.ts";

/** Scheduled posts of no bundle whose time has come, longest overdue first; at most 100. */
export async function listDuePosts(tx: Tx, publicationId: string, now: string): Promise<string[]> {
  const rows = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        eq(posts.status, "scheduled"),
        lte(posts.scheduledAt, now),
        isNull(posts.deletedAt),
        not(inScheduledBundle),
      ),
    )
    .orderBy(asc(posts.scheduledAt))
    .limit(100);
  return rows.map((row) => row.id);
}

/** Live posts of no bundle whose time on the site is over, longest overdue first; at most 100. */
export async function listLeavingPosts(tx: Tx, publicationId: string, now: string): Promise<string[]> {
  const rows = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        lte(posts.unpublishAt, now),
        eq(posts.live, true),
        not(inScheduledBundle),
      ),
    )
    .orderBy(asc(posts.unpublishAt))
    .limit(100);
  return rows.map((row) => row.id);
}

/** Bundles whose time has come, longest overdue first; at most 20. */
export async function listDueBundles(tx: Tx, publicationId: string, now: string): Promise<string[]> {
  const rows = await tx
    .select({ id: bundles.id })
    .from(bundles)
    .where(
      and(
        eq(bundles.publicationId, publicationId),
        eq(bundles.status, "scheduled"),
        lte(bundles.scheduledAt, now),
      ),
    )
    .orderBy(asc(bundles.scheduledAt))
    .limit(20);
  return rows.map((row) => row.id);
}
