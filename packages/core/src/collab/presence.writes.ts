import type { Tx } from "@broadsheet/db/connection";
import { postPresences } from "@broadsheet/db/schema";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";

type PresenceRow = typeof postPresences.$inferInsert;

/** Editors that one person can have a post open in; with more, the oldest are forgotten. */
const mostEditors = 10;

/** Notes where somebody is. False when the number of this editor is another person's. */
export async function upsertPresence(tx: Tx, row: PresenceRow): Promise<boolean> {
  const { publicationId, postId, caret, place, seenAt, userId } = row;
  const rows = await tx
    .insert(postPresences)
    .values(row)
    .onConflictDoUpdate({
      target: [postPresences.publicationId, postPresences.postId, postPresences.client],
      set: { caret, place, seenAt },
      setWhere: sql`${postPresences.userId} = ${userId}`,
    })
    .returning({ isNew: sql<boolean>`xmax = 0` });
  if (rows[0]?.isNew) {
    const mine = and(
      eq(postPresences.publicationId, publicationId),
      eq(postPresences.postId, postId),
      eq(postPresences.userId, userId),
    );
    const oldest = tx
      .select({ client: postPresences.client })
      .from(postPresences)
      .where(mine)
      .orderBy(desc(postPresences.seenAt))
      .offset(mostEditors);
    await tx.delete(postPresences).where(and(mine, inArray(postPresences.client, oldest)));
  }
  return rows.length > 0;
}

/** Forgets one open editor of a person. False when there is none. */
export async function deletePresence(
  tx: Tx,
  {
    publicationId,
    postId,
    client,
    userId,
  }: Pick<PresenceRow, "publicationId" | "postId" | "client" | "userId">,
): Promise<boolean> {
  const rows = await tx
    .delete(postPresences)
    .where(
      and(
        eq(postPresences.publicationId, publicationId),
        eq(postPresences.postId, postId),
        eq(postPresences.client, client),
        eq(postPresences.userId, userId),
      ),
    )
    .returning({ client: postPresences.client });
  return rows.length > 0;
}

/** Forgets editors that were last heard of before this instant. */
export async function deleteOldPresences(tx: Tx, publicationId: string, before: string): Promise<void> {
  await tx
    .delete(postPresences)
    .where(and(eq(postPresences.publicationId, publicationId), lt(postPresences.seenAt, before)));
}
