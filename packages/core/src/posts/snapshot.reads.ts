import { postSettings } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

/** The editable parts of what readers see of a live post. */
export async function findSnapshot(tx: Tx, publicationId: string, id: string) {
  const [row] = await tx
    .select({ title: posts.title, slug: posts.slug, document: posts.document, settings: posts.settings })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id), eq(posts.live, true)));
  if (!row || row.title === null || row.document === null || row.settings === null) {
    throw new Error(`Post ${id} is live without a snapshot`);
  }
  return {
    title: row.title,
    slug: row.slug,
    document: row.document,
    // Without what only readers' pages know of the cover.
    settings: postSettings.parse(row.settings),
  };
}

/** Since when readers see of a live post what they see. */
export async function findLiveSince(tx: Tx, publicationId: string, id: string): Promise<string> {
  const [row] = await tx
    .select({ at: posts.liveUpdatedAt })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
  return row?.at ?? new Date(0).toISOString();
}
