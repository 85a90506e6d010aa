import type { Tx } from "@broadsheet/db/connection";
import { postPresences } from "@broadsheet/db/schema";
import { and, eq, lt, sql } from "drizzle-orm";

type PresenceRow = typeof postPresences.$inferInsert;

/** Notes where somebody is. False when the number of this editor is another person's. */
export async function upsertPresence(tx: Tx, row: PresenceRow): Promise<boolean> {
  const { caret, place, seenAt, userId } = row;
  const rows = await tx
    .insert(postPresences)
    .values(row)
    .onConflictDoUpdate({
      target: [postPresences.publicationId, postPresences.postId, postPresences.client],
      set: { caret, place, seenAt },
      setWhere: sql`${postPresences.userId} = ${userId}`,
    })
    .returning({ client: postPresences.client });
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
