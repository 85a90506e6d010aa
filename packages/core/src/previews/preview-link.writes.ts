import type { Tx } from "@broadsheet/db/connection";
import { previewLinks } from "@broadsheet/db/schema";
import { and, eq, sql } from "drizzle-orm";

export async function insertPreviewLink(tx: Tx, link: typeof previewLinks.$inferInsert): Promise<void> {
  await tx.insert(previewLinks).values(link);
}

/** Locks a link; null when there is none. */
export async function lockPreviewLink(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<{ id: string; postId: string; label: string; revokedAt: string | null } | null> {
  const [row] = await tx
    .select({
      id: previewLinks.id,
      postId: previewLinks.postId,
      label: previewLinks.label,
      revokedAt: previewLinks.revokedAt,
    })
    .from(previewLinks)
    .where(and(eq(previewLinks.publicationId, publicationId), eq(previewLinks.id, id)))
    .for("update");
  return row ?? null;
}

export async function endPreviewLink(tx: Tx, publicationId: string, id: string, now: string): Promise<void> {
  await tx
    .update(previewLinks)
    .set({ revokedAt: now })
    .where(and(eq(previewLinks.publicationId, publicationId), eq(previewLinks.id, id)));
}

/** Counts that a link was opened. */
export async function countPreviewUse(tx: Tx, publicationId: string, id: string, now: string): Promise<void> {
  await tx
    .update(previewLinks)
    .set({ uses: sql`${previewLinks.uses} + 1`, lastUsedAt: now })
    .where(and(eq(previewLinks.publicationId, publicationId), eq(previewLinks.id, id)));
}
