import { AppError } from "@broadsheet/contract/errors";
import type { listMediaInput, Media } from "@broadsheet/contract/media";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import { authors, media, mediaWords, publications, tags } from "@broadsheet/db/schema";
import { and, eq, inArray, isNotNull, isNull, like, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { descending } from "../kernel/order.ts";
import { wordsQuery } from "../kernel/words.ts";
import { findMedia } from "./picture.reads.ts";

/** A row as the contract has it: its address is its storage key below the site's root. */
export function toMedia(row: typeof media.$inferSelect): Media {
  const { id, fileName, contentType, bytes, width, height, alt, placeholder, createdAt } = row;
  const focal = { x: row.focalX, y: row.focalY };
  const { kind, folderId, originId, deletedAt } = row;
  const url = `/${row.storageKey}`;
  const about = { width, height, alt, focal, placeholder, kind, folderId, originId };
  return { id, url, fileName, contentType, bytes, ...about, deletedAt, createdAt };
}

/** Up to here files are fetched by their ids; words that more of them have are so common that the list is walked instead. */
const rare = 2_000;

/** Files, newest first; those of the bin by when they came into it. */
export async function listMedia(
  tx: Tx,
  publicationId: string,
  input: z.output<typeof listMediaInput>,
): Promise<Page<Media>> {
  const { q, kind, folderId, bin, limit } = input;
  const after = decodeCursor(input.cursor, instantAndId);
  const column = bin ? media.deletedAt : media.createdAt;
  const named = q ? await withWords(tx, q) : undefined;
  if (named === null) return { items: [], nextCursor: null };
  const rows = await tx
    .select()
    .from(media)
    .where(
      and(
        eq(media.publicationId, publicationId),
        bin ? isNotNull(media.deletedAt) : isNull(media.deletedAt),
        kind && eq(media.kind, kind),
        folderId === undefined
          ? undefined
          : folderId === null
            ? isNull(media.folderId)
            : eq(media.folderId, folderId),
        named,
        after ? sql`(${column}, ${media.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(descending(column), descending(media.id))
    .limit(limit + 1);
  return pageFrom(rows, limit, (row) => [(bin ? row.deletedAt : row.createdAt) ?? "", row.id], toMedia);
}

/** The condition for words of name and description; null when nothing has them. */
async function withWords(tx: Tx, q: string): Promise<SQL | null> {
  const words = wordsQuery(q);
  if (words === null) return null;
  const query = sql`to_tsquery('simple', ${words}::text)`;
  const found = await tx.execute<{ id: string }>(
    sql`select id from find_media(${query}, ${rare + 1}::int) id`,
  );
  if (found.length === 0) return null;
  if (found.length <= rare)
    return inArray(
      media.id,
      found.map(({ id }) => id),
    );
  return sql`${mediaWords} @@ ${query}`;
}

/** One file's row, or NOT_FOUND. */
export async function requireMedia(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<typeof media.$inferSelect> {
  const row = await findMedia(tx, publicationId, id);
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** The file with this content, if it is there already. */
export async function findMediaByContent(
  tx: Tx,
  publicationId: string,
  digest: string,
): Promise<typeof media.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(media)
    .where(and(eq(media.publicationId, publicationId), eq(media.sha256, digest)));
  return row;
}

/** Whether a file is the publication's logo or icon, or the picture of an author or tag. */
export async function isEmblem(tx: Tx, publicationId: string, storageKey: string): Promise<boolean> {
  const ends = `%/${storageKey}`;
  const found = await Promise.all([
    tx.$count(
      publications,
      and(eq(publications.id, publicationId), sql`${publications.settings}::text like ${`${ends}"%`}`),
    ),
    tx.$count(authors, and(eq(authors.publicationId, publicationId), like(authors.avatarUrl, ends))),
    tx.$count(tags, and(eq(tags.publicationId, publicationId), like(tags.imageUrl, ends))),
  ]);
  return found.some((uses) => uses > 0);
}
