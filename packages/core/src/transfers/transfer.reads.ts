import type { Page } from "@broadsheet/contract/paging";
import type { Transfer, TransferKind } from "@broadsheet/contract/transfers";
import type { Tx } from "@broadsheet/db/connection";
import { transfers, users } from "@broadsheet/db/schema";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { descending } from "../kernel/order.ts";
import { isStalled } from "./transfer.policy.ts";

export type TransferRow = typeof transfers.$inferSelect;

const by = sql<
  string | null
>`(select ${users.name} from ${users} where ${users.id} = ${transfers.createdBy})`;
const withName = { row: transfers, by };
const activeStatuses = ["queued", "running"] as const;

function toTransfer({ row, by }: { row: TransferRow; by: string | null }, now: Date): Transfer {
  const { id, kind, status, step, phase, done, total, counts, fileName, bytes, options, problem } = row;
  const { stopping, stored, hasReport, createdAt, startedAt, endedAt, expiresAt } = row;
  return {
    ...{ id, kind, status, step, phase, done, total, counts, fileName, bytes, options, problem },
    ...{ stopping, hasReport, by, createdAt, startedAt, endedAt, expiresAt },
    // Pieces of one that is on its way are no archive yet.
    stored: stored && status !== "uploading",
    stalled: isStalled(row, now),
  };
}

/** Imports and exports of these kinds, the latest first. */
export async function listTransfers(
  tx: Tx,
  publicationId: string,
  {
    kinds,
    cursor,
    limit,
    now,
  }: { kinds: TransferKind[]; cursor?: string | undefined; limit: number; now: Date },
): Promise<Page<Transfer>> {
  const after = decodeCursor(cursor, instantAndId);
  const rows = await tx
    .select(withName)
    .from(transfers)
    .where(
      and(
        eq(transfers.publicationId, publicationId),
        inArray(transfers.kind, kinds),
        after
          ? sql`(${transfers.createdAt}, ${transfers.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(descending(transfers.createdAt), descending(transfers.id))
    .limit(limit + 1);
  return pageFrom(
    rows,
    limit,
    ({ row }) => [row.createdAt, row.id],
    (row) => toTransfer(row, now),
  );
}

/** One as its contract has it; undefined where there is none. */
export async function readTransfer(
  tx: Tx,
  publicationId: string,
  id: string,
  now: Date,
): Promise<Transfer | undefined> {
  const [row] = await tx
    .select(withName)
    .from(transfers)
    .where(and(eq(transfers.publicationId, publicationId), eq(transfers.id, id)));
  return row && toTransfer(row, now);
}

/** The one that is queued or runs. */
export async function readActiveTransfer(
  tx: Tx,
  publicationId: string,
  now: Date,
): Promise<Transfer | undefined> {
  const [row] = await tx
    .select(withName)
    .from(transfers)
    .where(and(eq(transfers.publicationId, publicationId), inArray(transfers.status, [...activeStatuses])));
  return row && toTransfer(row, now);
}

export async function findTransfer(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<TransferRow | undefined> {
  const [row] = await tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.publicationId, publicationId), eq(transfers.id, id)));
  return row;
}

/** An upload of this person that has begun, by its file. */
export async function findTransferUpload(
  tx: Tx,
  publicationId: string,
  { userId, fingerprint, bytes }: { userId: string; fingerprint: string; bytes: number },
): Promise<TransferRow | undefined> {
  const [row] = await tx
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.publicationId, publicationId),
        eq(transfers.createdBy, userId),
        eq(transfers.fingerprint, fingerprint),
        eq(transfers.bytes, bytes),
        eq(transfers.status, "uploading"),
      ),
    )
    .limit(1);
  return row;
}

/** How many uploads this person has begun and not ended. */
export function countTransferUploads(tx: Tx, publicationId: string, userId: string): Promise<number> {
  return tx.$count(
    transfers,
    and(
      eq(transfers.publicationId, publicationId),
      eq(transfers.createdBy, userId),
      eq(transfers.status, "uploading"),
    ),
  );
}

/** Those whose archive's time is over; at most 100. */
export function listExpiredTransfers(tx: Tx, publicationId: string, now: string): Promise<TransferRow[]> {
  return tx
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.publicationId, publicationId),
        eq(transfers.stored, true),
        lt(transfers.expiresAt, now),
      ),
    )
    .orderBy(transfers.expiresAt)
    .limit(100);
}
