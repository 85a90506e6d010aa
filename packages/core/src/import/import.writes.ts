import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { importedItems, posts, redirects } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

/** Remembers that a file became a post. Throws a violation of the table's key when another import was first. */
export async function insertItem(tx: Tx, values: typeof importedItems.$inferInsert): Promise<void> {
  await tx.insert(importedItems).values(values);
}

export async function updateItem(
  tx: Tx,
  { publicationId, source, sourceType, sourceId, ...values }: typeof importedItems.$inferInsert,
): Promise<void> {
  await tx
    .update(importedItems)
    .set(values)
    .where(
      and(
        eq(importedItems.publicationId, publicationId),
        eq(importedItems.source, source),
        eq(importedItems.sourceType, sourceType),
        eq(importedItems.sourceId, sourceId),
      ),
    );
}

/** Says when a post last changed for its readers, as its file does. */
export async function setLiveUpdatedAt(tx: Tx, publicationId: string, id: string, at: string): Promise<void> {
  await tx
    .update(posts)
    .set({ liveUpdatedAt: at })
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
}

/** Leads old addresses to `to`, unless they lead somewhere already. Returns how many were added. */
export async function insertRedirects(
  tx: Tx,
  publicationId: string,
  fromPaths: readonly string[],
  target: { to: string; permanent: boolean; now: string },
): Promise<number> {
  if (fromPaths.length === 0) return 0;
  const { now, ...to } = target;
  const values = fromPaths.map((fromPath) => ({
    publicationId,
    id: newId(),
    fromPath,
    ...to,
    createdAt: now,
  }));
  const rows = await tx
    .insert(redirects)
    .values(values)
    .onConflictDoNothing({ target: [redirects.publicationId, redirects.fromPath] })
    .returning({ id: redirects.id });
  return rows.length;
}
