import type { Rendition } from "@broadsheet/contract/media";
import type { Tx } from "@broadsheet/db/connection";
import { media } from "@broadsheet/db/schema";
import { and, eq, sql } from "drizzle-orm";

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
    | "deletedAt"
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

/** Notes a rendition that was made and stored, beside those that others note meanwhile. */
export async function addRendition(
  tx: Tx,
  publicationId: string,
  id: string,
  made: Rendition,
): Promise<void> {
  const ofFile = and(eq(media.publicationId, publicationId), eq(media.id, id));
  const [row] = await tx.select({ renditions: media.renditions }).from(media).where(ofFile).for("update");
  if (!row) return;
  const others = (row.renditions ?? []).filter(
    ({ format, width }) => format !== made.format || width !== made.width,
  );
  await tx
    .update(media)
    .set({ renditions: [...others, made] })
    .where(ofFile);
}

/** Holds back other uploads to the publication until the transaction ends, so that their sizes are counted one after the other. */
export async function lockUploads(tx: Tx, publicationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`uploads ${publicationId}`}, 0))`);
}

export async function deleteMediaRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(media).where(and(eq(media.publicationId, publicationId), eq(media.id, id)));
}
