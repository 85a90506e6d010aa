import type { Tx } from "@broadsheet/db/connection";
import { publications } from "@broadsheet/db/schema";
import { eq } from "drizzle-orm";

/** Whether the publication of this transaction has an owner. */
export async function readClaimed(tx: Tx, publicationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ claimedAt: publications.claimedAt })
    .from(publications)
    .where(eq(publications.id, publicationId));
  return row !== undefined && row.claimedAt !== null;
}
