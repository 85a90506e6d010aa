import type { Tx } from "@broadsheet/db/connection";
import { transfers } from "@broadsheet/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { TransferRow } from "./transfer.reads.ts";

type Values = typeof transfers.$inferInsert;
type Change = Partial<Omit<Values, "publicationId" | "id">>;

const one = (publicationId: string, id: string) =>
  and(eq(transfers.publicationId, publicationId), eq(transfers.id, id));

/** Throws a violation of `transfers_active` where another one is queued or runs. */
export async function insertTransfer(tx: Tx, values: Values): Promise<void> {
  await tx.insert(transfers).values(values);
}

/** The row, kept from everybody else until the transaction ends. */
export async function lockTransfer(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<TransferRow | undefined> {
  const [row] = await tx.select().from(transfers).where(one(publicationId, id)).for("update");
  return row;
}

/** Throws a violation of `transfers_active` where another one is queued or runs. */
export async function changeTransfer(
  tx: Tx,
  publicationId: string,
  id: string,
  change: Change,
): Promise<void> {
  await tx.update(transfers).set(change).where(one(publicationId, id));
}

/** Notes how far a run is, if it still runs; answers whether it does, and whether somebody wants it to stop. */
export async function noteProgress(
  tx: Tx,
  publicationId: string,
  id: string,
  progress: Pick<TransferRow, "phase" | "done" | "total" | "counts" | "beatAt">,
): Promise<{ runs: boolean; stopping: boolean }> {
  const [row] = await tx
    .update(transfers)
    .set(progress)
    .where(and(one(publicationId, id), inArray(transfers.status, ["queued", "running"])))
    .returning({ stopping: transfers.stopping });
  return { runs: row !== undefined, stopping: row?.stopping ?? false };
}

/** Notes a piece that is stored; two that arrive at once are both noted. */
export async function noteTransferPiece(
  tx: Tx,
  publicationId: string,
  id: string,
  { number, expiresAt }: { number: number; expiresAt: string },
): Promise<void> {
  await tx
    .update(transfers)
    .set({
      received: sql`array_append(array_remove(${transfers.received}, ${number}::int), ${number}::int)`,
      expiresAt,
    })
    .where(one(publicationId, id));
}
