import type { Tx } from "@broadsheet/db/connection";
import { media } from "@broadsheet/db/schema";
import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";

/** One file's row, if it is still there. */
export async function findMedia(tx: Tx, publicationId: string, id: string) {
  const [row] = await tx
    .select()
    .from(media)
    .where(and(eq(media.publicationId, publicationId), eq(media.id, id)));
  return row;
}

/** Files whose renditions were made by an earlier recipe, or never; at most 100. */
export async function listUnprepared(tx: Tx, publicationId: string, recipe: number): Promise<string[]> {
  const rows = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.publicationId, publicationId), lt(media.renditionsVersion, recipe)))
    .orderBy(asc(media.renditionsVersion), asc(media.id))
    .limit(100);
  return rows.map((row) => row.id);
}

/** Files by their content, for rendering what shows them. */
export function listMediaByContent(tx: Tx, publicationId: string, digests: readonly string[]) {
  return tx
    .select()
    .from(media)
    .where(and(eq(media.publicationId, publicationId), inArray(media.sha256, [...digests])));
}

/** Bytes of all files as they were uploaded. */
export async function sumBytes(tx: Tx, publicationId: string): Promise<number> {
  const [row] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${media.bytes}), 0)` })
    .from(media)
    .where(eq(media.publicationId, publicationId));
  return Number(row?.bytes ?? 0);
}
