import type { Tx } from "@broadsheet/db/connection";
import { sql } from "drizzle-orm";

/**
 * Holds back others who change which posts stand beside which, until the transaction ends. Taken as the last lock of a transaction, so that
 * nobody who has it waits for anybody.
 */
export async function lockPlaces(tx: Tx, publicationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`places ${publicationId}`}, 0))`);
}
