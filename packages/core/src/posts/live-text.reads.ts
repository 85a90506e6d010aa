import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, asc, eq, gt, sql } from "drizzle-orm";

/** Live posts with what search looks through, by id from `after` on; locked, so that a publication meanwhile is not overwritten. */
export function listLiveTexts(tx: Tx, publicationId: string, after: string | null, limit: number) {
  return tx
    .select({
      id: posts.id,
      title: sql<string>`${posts.title}`,
      excerpt: sql<string>`coalesce(${posts.excerpt}, '')`,
      document: sql<PostDocumentJson>`${posts.document}`,
    })
    .from(posts)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        eq(posts.live, true),
        after ? gt(posts.id, after) : undefined,
      ),
    )
    .orderBy(asc(posts.id))
    .limit(limit)
    .for("update");
}
