import type { Tx } from "@broadsheet/db/connection";
import { media, mediaFolders, mediaUploads } from "@broadsheet/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";

type FolderRow = typeof mediaFolders.$inferSelect;
type UploadRow = typeof mediaUploads.$inferSelect;

const folder = (publicationId: string, id: string) =>
  and(eq(mediaFolders.publicationId, publicationId), eq(mediaFolders.id, id));

/** Folders are changed one after the other, so that none can come to lie in itself. */
export async function lockFolders(tx: Tx, publicationId: string): Promise<FolderRow[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`folders ${publicationId}`}, 0))`);
  return tx.select().from(mediaFolders).where(eq(mediaFolders.publicationId, publicationId));
}

export async function insertFolder(tx: Tx, row: FolderRow): Promise<void> {
  await tx.insert(mediaFolders).values(row);
}

export async function updateFolderRow(
  tx: Tx,
  publicationId: string,
  id: string,
  change: Pick<FolderRow, "name" | "parentId">,
): Promise<void> {
  await tx.update(mediaFolders).set(change).where(folder(publicationId, id));
}

/** Deletes a folder; its files and folders come to lie in the one above. */
export async function dissolveFolder(tx: Tx, { publicationId, id, parentId }: FolderRow): Promise<void> {
  await tx
    .update(media)
    .set({ folderId: parentId })
    .where(and(eq(media.publicationId, publicationId), eq(media.folderId, id)));
  await tx
    .update(mediaFolders)
    .set({ parentId })
    .where(and(eq(mediaFolders.publicationId, publicationId), eq(mediaFolders.parentId, id)));
  await tx.delete(mediaFolders).where(folder(publicationId, id));
}

export async function moveMediaRows(
  tx: Tx,
  publicationId: string,
  ids: readonly string[],
  folderId: string | null,
): Promise<void> {
  await tx
    .update(media)
    .set({ folderId })
    .where(and(eq(media.publicationId, publicationId), inArray(media.id, [...ids])));
}

const upload = (publicationId: string, id: string) =>
  and(eq(mediaUploads.publicationId, publicationId), eq(mediaUploads.id, id));

export async function insertUpload(tx: Tx, row: UploadRow): Promise<void> {
  await tx.insert(mediaUploads).values(row);
}

/** Notes a piece that is stored; two that arrive at once are both noted. False when the upload is gone. */
export async function noteReceived(
  tx: Tx,
  publicationId: string,
  id: string,
  piece: number,
): Promise<boolean> {
  const noted = await tx
    .update(mediaUploads)
    .set({
      received: sql`array_append(array_remove(${mediaUploads.received}, ${piece}::int), ${piece}::int)`,
    })
    .where(upload(publicationId, id))
    .returning({ id: mediaUploads.id });
  return noted.length > 0;
}

export async function deleteUpload(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(mediaUploads).where(upload(publicationId, id));
}
