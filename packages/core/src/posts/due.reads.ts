import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, asc, eq, isNull, lte } from "drizzle-orm";

/** Scheduled posts whose time has come, longest overdue first; at most 100. */
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
      ),
    )
    .orderBy(asc(posts.scheduledAt))
    .limit(100);
  return rows.map((row) => row.id);
}
