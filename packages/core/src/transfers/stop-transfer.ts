import { AppError } from "@broadsheet/contract/errors";
import type { Transfer } from "@broadsheet/contract/transfers";
import type { Tx } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { deleteArchive } from "./delete-archive.ts";
import { isActive, isStalled, kindsFor } from "./transfer.policy.ts";
import { readTransfer, type TransferRow } from "./transfer.reads.ts";
import { changeTransfer, lockTransfer } from "./transfer.writes.ts";

/** Stops what runs at its next step, and at once what waits or is in nobody's hands. What has ended stays as it is. */
export function stopTransfer(ctx: ActorContext, { id }: { id: string }): Promise<Transfer> {
  return transact(ctx, async (tx) => {
    const row = await requireTransfer(tx, ctx, id);
    if (isActive(row.status)) {
      const runs = row.status === "running" && !isStalled(row, ctx.clock.now());
      await changeTransfer(
        tx,
        ctx.publication.id,
        id,
        runs
          ? { stopping: true }
          : { status: "cancelled", phase: null, stopping: false, endedAt: nowOf(ctx) },
      );
      await audit(tx, ctx, {
        action: "transfer.stopped",
        subjectType: "transfer",
        subjectId: id,
        data: { kind: row.kind, fileName: row.fileName },
      });
    }
    return required(tx, ctx, id);
  });
}

/** Takes an archive out of storage before its time. CONFLICT while something is done with it. */
export async function discardTransfer(ctx: ActorContext, { id }: { id: string }): Promise<Transfer> {
  const { row, left } = await transact(ctx, async (tx) => {
    const row = await requireTransfer(tx, ctx, id);
    if (isActive(row.status))
      throw new AppError("CONFLICT", "Something is being done with this archive: stop that first");
    const given = row.status === "uploading" || row.status === "looked";
    await changeTransfer(tx, ctx.publication.id, id, {
      ...{ stored: false, expiresAt: null, received: [] },
      ...(given ? { status: "cancelled", endedAt: nowOf(ctx) } : {}),
    });
    return { row, left: await required(tx, ctx, id) };
  });
  await deleteArchive(ctx, row);
  return left;
}

/** The row, locked, where the actor may do what it is about. */
async function requireTransfer(tx: Tx, ctx: ActorContext, id: string): Promise<TransferRow> {
  const kinds = kindsFor(ctx.actor);
  const row = await lockTransfer(tx, ctx.publication.id, id);
  if (!row || !kinds.includes(row.kind)) throw new AppError("NOT_FOUND");
  return row;
}

async function required(tx: Tx, ctx: ActorContext, id: string): Promise<Transfer> {
  const found = await readTransfer(tx, ctx.publication.id, id, ctx.clock.now());
  if (!found) throw new AppError("NOT_FOUND");
  return found;
}
