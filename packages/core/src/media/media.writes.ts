import type { Tx } from "@broadsheet/db/connection";
import { media } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

/** Adds a file's row, unless somebody added the same content meanwhile. Returns whether it was added. */
export async function insertMedia(tx: Tx, values: typeof media.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(media)
    .values(values)
    .onConflictDoNothing({ target: [media.publicationId, media.sha256] })
    .returning({ id: media.id });
  return rows.length > 0;
}

/** What people and jobs change of a file; never what it is named by. */
export type MediaChange = Partial<
  Pick<
    typeof media.$inferInsert,
    | "alt"
    | "focalX"
    | "focalY"
    | "bytes"
    | "width"
    | "height"
    | "animated"
    | "placeholder"
    | "renditions"
    | "renditionsVersion"
  >
>;

export async function changeMediaRow(
  tx: Tx,
  publicationId: string,
  id: string,
  change: MediaChange,
): Promise<void> {
  await tx
    .update(media)
    .set(change)
    .where(and(eq(media.publicationId, publicationId), eq(media.id, id)));
}

export async function deleteMediaRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(media).where(and(eq(media.publicationId, publicationId), eq(media.id, id)));
}
