import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { PostSettings } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, asc, eq, lt, sql } from "drizzle-orm";

/** Where a list of them goes on. */
type Rendered = { rendererVersion: number; id: string };

/** Live posts whose HTML an earlier version of the renderer made, by version and id from `after` on. */
export function listOutdated(
  tx: Tx,
  publicationId: string,
  { version, after, limit }: { version: number; after: Rendered | null; limit: number },
) {
  return tx
    .select({
      id: posts.id,
      liveVersion: sql<number>`${posts.liveVersion}`,
      rendererVersion: posts.rendererVersion,
      document: sql<PostDocumentJson>`${posts.document}`,
      settings: sql<PostSettings>`${posts.settings}`,
    })
    .from(posts)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        eq(posts.live, true),
        lt(posts.rendererVersion, version),
        after
          ? sql`(${posts.rendererVersion}, ${posts.id}) > (${after.rendererVersion}, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(posts.rendererVersion), asc(posts.id))
    .limit(limit);
}
