import type { Tx } from "@broadsheet/db/connection";
import { publicationHosts, publications } from "@broadsheet/db/schema";
import { eq } from "drizzle-orm";

/** Locks the publication's row; its version, or null when it is gone. */
export async function lockPublication(tx: Tx, id: string): Promise<number | null> {
  const [row] = await tx
    .select({ version: publications.version })
    .from(publications)
    .where(eq(publications.id, id))
    .for("update");
  return row?.version ?? null;
}

export async function updatePublicationRow(
  tx: Tx,
  id: string,
  values: Partial<typeof publications.$inferInsert>,
): Promise<void> {
  await tx.update(publications).set(values).where(eq(publications.id, id));
}

export async function replaceHosts(tx: Tx, publicationId: string, hosts: readonly string[]): Promise<void> {
  await tx.delete(publicationHosts).where(eq(publicationHosts.publicationId, publicationId));
  const rows = [...new Set(hosts)].map((host, position) => ({ publicationId, host, position }));
  if (rows.length > 0) await tx.insert(publicationHosts).values(rows);
}
