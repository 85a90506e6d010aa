import type { Tx } from "@broadsheet/db/connection";
import { tags } from "@broadsheet/db/schema";
import { and, eq, inArray } from "drizzle-orm";

/** The names of those of the tags that exist, by id. */
export async function listTagNames(
  tx: Tx,
  publicationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: tags.id, name: tags.name })
    .from(tags)
    .where(and(eq(tags.publicationId, publicationId), inArray(tags.id, [...new Set(ids)])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
