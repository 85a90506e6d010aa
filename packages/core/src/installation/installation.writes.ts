import { publicationSettings } from "@broadsheet/contract/publications";
import { type Database, inPublication, type Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { publications } from "@broadsheet/db/schema";
import { eq, sql } from "drizzle-orm";

/** Any number, the same in every process: whoever holds this lock may make the first publication. */
const firstPublicationLock = 7_232_641_908;

/** Makes the first publication unless there is one. Of several processes that start at once, one makes it. Null when there was one. */
export function insertFirstPublication(db: Database, name: string, now: string): Promise<string | null> {
  const id = newId();
  return inPublication(db, id, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${firstPublicationLock})`);
    const existing = await tx.execute(sql`select publication_ids() limit 1`);
    if (existing.length > 0) return null;
    const settings = publicationSettings.parse({});
    await tx.insert(publications).values({ id, name, settings, createdAt: now, updatedAt: now });
    return id;
  });
}

/** Locks a publication until the transaction ends and tells whether it has an owner. */
export async function lockPublication(tx: Tx, id: string): Promise<{ claimed: boolean } | null> {
  const [row] = await tx
    .select({ claimedAt: publications.claimedAt })
    .from(publications)
    .where(eq(publications.id, id))
    .for("update");
  return row ? { claimed: row.claimedAt !== null } : null;
}

export async function markClaimed(tx: Tx, id: string, name: string, now: string): Promise<void> {
  await tx
    .update(publications)
    .set({ name, claimedAt: now, updatedAt: now, version: sql`${publications.version} + 1` })
    .where(eq(publications.id, id));
}
