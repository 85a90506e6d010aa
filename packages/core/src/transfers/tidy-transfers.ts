import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { deleteArchive } from "./delete-archive.ts";
import { isActive, isLost } from "./transfer.policy.ts";
import { listExpiredTransfers, readActiveTransfer } from "./transfer.reads.ts";
import { changeTransfer, lockTransfer } from "./transfer.writes.ts";

/** Takes archives whose time is over out of storage, and ends a run that nobody has taken up for a day. */
export async function tidyTransfers(ctx: ActorContext, signal: AbortSignal): Promise<void> {
  await endLost(ctx);
  const publicationId = ctx.publication.id;
  for (;;) {
    const rows = await transact(ctx, (tx) => listExpiredTransfers(tx, publicationId, nowOf(ctx)));
    for (const { id } of rows) {
      signal.throwIfAborted();
      const gone = await transact(ctx, async (tx) => {
        const row = await lockTransfer(tx, publicationId, id);
        if (!row?.stored || isActive(row.status)) return undefined;
        const given = row.status === "uploading" || row.status === "looked";
        await changeTransfer(tx, publicationId, id, {
          ...{ stored: false, expiresAt: null, received: [] },
          ...(given ? { status: "cancelled", endedAt: nowOf(ctx) } : {}),
        });
        return row;
      });
      if (gone) await deleteArchive(ctx, gone);
    }
    if (rows.length === 0) break;
  }
}

async function endLost(ctx: ActorContext): Promise<void> {
  const publicationId = ctx.publication.id;
  const now = ctx.clock.now();
  await transact(ctx, async (tx) => {
    const active = await readActiveTransfer(tx, publicationId, now);
    const row = active && (await lockTransfer(tx, publicationId, active.id));
    if (!row || !isLost(row, now)) return;
    await changeTransfer(tx, publicationId, row.id, {
      ...({ status: "failed", phase: null, stopping: false, endedAt: nowOf(ctx) } as const),
      problem:
        "It was interrupted, and nobody took it up again within a day: no worker ran, or each one died of it.",
    });
  });
}
