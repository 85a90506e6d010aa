import type { Tx } from "@broadsheet/db/connection";
import { postTags, postWorkingCopies, tags } from "@broadsheet/db/schema";
import { and, eq, sql } from "drizzle-orm";

export async function insertTag(tx: Tx, values: typeof tags.$inferInsert): Promise<void> {
  await tx.insert(tags).values(values);
}

/** Changes a tag that still has this version, and counts it up. Returns false when it has another one by now. */
export async function updateTagRow(
  tx: Tx,
  publicationId: string,
  id: string,
  version: number,
  values: Partial<typeof tags.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(tags)
    .set({ ...values, version: version + 1 })
    .where(and(eq(tags.publicationId, publicationId), eq(tags.id, id), eq(tags.version, version)))
    .returning({ id: tags.id });
  return rows.length > 0;
}

/** Takes a tag from everything that carries it, and removes it. Kept revisions still name it; restoring one leaves it out. */
export async function deleteTagRow(tx: Tx, publicationId: string, id: string): Promise<boolean> {
  await tx
    .update(postWorkingCopies)
    .set({
      settings: sql`jsonb_set(${postWorkingCopies.settings}, '{tagIds}', (${postWorkingCopies.settings} -> 'tagIds') - ${id}::text)`,
    })
    .where(and(eq(postWorkingCopies.publicationId, publicationId), carries(id)));
  const rows = await tx
    .delete(tags)
    .where(and(eq(tags.publicationId, publicationId), eq(tags.id, id)))
    .returning({ id: tags.id });
  return rows.length > 0;
}

/** Gives everything that carries `id` the tag `intoId` in its place, or once where it has both. */
export async function moveTagged(tx: Tx, publicationId: string, id: string, intoId: string): Promise<void> {
  await tx
    .insert(postTags)
    .select(
      tx
        .select({
          publicationId: postTags.publicationId,
          postId: postTags.postId,
          tagId: sql<string>`${intoId}::uuid`.as("tag_id"),
          position: postTags.position,
          shownAt: postTags.shownAt,
        })
        .from(postTags)
        .where(and(eq(postTags.publicationId, publicationId), eq(postTags.tagId, id))),
    )
    .onConflictDoNothing();
  await tx
    .update(postWorkingCopies)
    .set({
      settings: sql`jsonb_set(${postWorkingCopies.settings}, '{tagIds}', (
        select jsonb_agg(tag_id order by first) from (
          select case when value = ${id} then ${intoId}::text else value end as tag_id, min(position) as first
          from jsonb_array_elements_text(${postWorkingCopies.settings} -> 'tagIds') with ordinality as t(value, position)
          group by 1
        ) as merged))`,
    })
    .where(and(eq(postWorkingCopies.publicationId, publicationId), carries(id)));
}

/** Working copies that carry a tag. */
const carries = (id: string) => sql`${postWorkingCopies.settings} -> 'tagIds' ? ${id}`;
