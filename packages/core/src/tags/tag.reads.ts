import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { Tag } from "@broadsheet/contract/tags";
import type { Tx } from "@broadsheet/db/connection";
import { tags } from "@broadsheet/db/schema";
import { and, asc, eq, ilike, inArray, sql } from "drizzle-orm";
import { countLive } from "../kernel/count-live.ts";
import { decodeCursor, pageFrom, textAndId } from "../kernel/cursor.ts";
import { containing } from "../kernel/like.ts";

// A select from one table leaves its columns unqualified, also inside sql: what is nested is therefore written out.
const columns = {
  id: tags.id,
  name: tags.name,
  slug: tags.slug,
  description: tags.description,
  imageUrl: tags.imageUrl,
  version: tags.version,
  createdAt: tags.createdAt,
  updatedAt: tags.updatedAt,
  postCount: countLive(
    "post_tags",
    sql`post_tags.tag_id = tags.id and post_tags.publication_id = tags.publication_id`,
  ),
};
const sortName = sql<string>`lower(${tags.name})`;

/** Tags by name, with the number of live posts that carry each. */
export async function listTags(
  tx: Tx,
  publicationId: string,
  input: { cursor?: string | undefined; limit: number; q?: string | undefined },
): Promise<Page<Tag>> {
  const after = decodeCursor(input.cursor, textAndId);
  const rows = await tx
    .select({ ...columns, sortName })
    .from(tags)
    .where(
      and(
        eq(tags.publicationId, publicationId),
        input.q ? ilike(tags.name, containing(input.q)) : undefined,
        after ? sql`(${sortName}, ${tags.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(sortName), asc(tags.id))
    .limit(input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.sortName, row.id],
    ({ sortName: _, ...tag }) => tag,
  );
}

/** One tag, or NOT_FOUND. */
export async function requireTag(tx: Tx, publicationId: string, id: string): Promise<Tag> {
  const [row] = await tx
    .select(columns)
    .from(tags)
    .where(and(eq(tags.publicationId, publicationId), eq(tags.id, id)));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** Slugs like `base` that are in use, for choosing a free one. */
export async function takenTagSlugs(tx: Tx, publicationId: string, base: string): Promise<Set<string>> {
  const rows = await tx
    .select({ slug: tags.slug })
    .from(tags)
    .where(and(eq(tags.publicationId, publicationId), sql`starts_with(${tags.slug}, ${base})`));
  return new Set(rows.map((row) => row.slug));
}

/** How many of these tags there are. */
export async function countTags(tx: Tx, publicationId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return tx.$count(tags, and(eq(tags.publicationId, publicationId), inArray(tags.id, [...ids])));
}
