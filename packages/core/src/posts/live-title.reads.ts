import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

/** Title and address of a live post; undefined when it is not live any more. */
export async function findLiveTitle(tx: Tx, publicationId: string, postId: string) {
  const [row] = await tx
    .select({ kind: posts.kind, slug: posts.slug, title: posts.title })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, postId), eq(posts.live, true)));
  return row;
}
