import { AppError } from "@broadsheet/contract/errors";
import type { runImportInput, Transfer } from "@broadsheet/contract/transfers";
import { type Tx, violatesUnique } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import type { z } from "zod";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { nowOf, transact } from "../kernel/context.ts";
import { piecesOf } from "../kernel/pieces.ts";
import { type OwnContext, requireFresh } from "../people/require-fresh.ts";
import { exportName } from "./export-name.ts";
import { transferJob } from "./transfer.job.ts";
import { canBeRead, expiryOf } from "./transfer.policy.ts";
import { readActiveTransfer, readTransfer } from "./transfer.reads.ts";
import { changeTransfer, insertTransfer, lockTransfer } from "./transfer.writes.ts";
import { limitTransferRun } from "./transfer-limits.ts";

/**
 * Has an archive looked at, or imported, as a job.
 *
 * Throws INVALID_INPUT while pieces of it are missing, CONFLICT while another import or export goes on.
 */
export async function startImport(
  ctx: OwnContext,
  { id, options }: z.output<typeof runImportInput>,
  step: "look" | "import",
): Promise<Transfer> {
  requirePermission(ctx.actor, "publication:import");
  await limitTransferRun(ctx);
  const publicationId = ctx.publication.id;
  return alone(ctx, async (tx) => {
    const row = await lockTransfer(tx, publicationId, id);
    if (row?.kind !== "import") throw new AppError("NOT_FOUND");
    if (!canBeRead(row.status))
      throw new AppError("CONFLICT", "Something is being done with this archive already");
    if (!row.stored || row.bytes === null)
      throw new AppError("NOT_READY", "This archive is not kept any more: choose it again");
    if (row.received.length < piecesOf(row.bytes))
      throw new AppError("INVALID_INPUT", "Not all of this archive has arrived");
    await changeTransfer(tx, publicationId, id, {
      ...({
        status: "queued",
        step,
        options,
        phase: null,
        done: 0,
        total: 0,
        counts: null,
        problem: null,
      } as const),
      ...{ stopping: false, hasReport: false, startedAt: null, endedAt: null },
      beatAt: nowOf(ctx),
      expiresAt: expiryOf("import", ctx.clock.now()),
    });
    await ctx.queue.enqueue(tx, transferJob, { publicationId, id }, { singletonKey: id });
    if (step === "import")
      await audit(tx, ctx, {
        action: "transfer.import_begun",
        subjectType: "transfer",
        subjectId: id,
        data: { fileName: row.fileName },
      });
    return required(tx, ctx, id);
  });
}

/**
 * Has everything written into an archive, as a job. CONFIRM_IDENTITY without a recent proof of who one is: it is all there is, drafts of everybody too.
 * CONFLICT while another import or export goes on.
 */
export async function startExport(ctx: OwnContext): Promise<Transfer> {
  requirePermission(ctx.actor, "publication:export");
  await limitTransferRun(ctx);
  const publicationId = ctx.publication.id;
  const id = newId();
  const now = nowOf(ctx);
  return alone(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    await insertTransfer(tx, {
      ...({ publicationId, id, kind: "export", status: "queued", step: "export" } as const),
      fileName: exportName(ctx.publication.name, ctx.clock.now()),
      createdBy: ctx.actor.userId,
      createdAt: now,
      beatAt: now,
    });
    await ctx.queue.enqueue(tx, transferJob, { publicationId, id }, { singletonKey: id });
    await audit(tx, ctx, { action: "transfer.export_begun", subjectType: "transfer", subjectId: id });
    return required(tx, ctx, id);
  });
}

async function required(tx: Tx, ctx: OwnContext, id: string): Promise<Transfer> {
  const found = await readTransfer(tx, ctx.publication.id, id, ctx.clock.now());
  if (!found) throw new AppError("NOT_FOUND");
  return found;
}

/** A transaction that fails when another import or export is queued or runs, and says which. */
async function alone<T>(ctx: OwnContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transact(ctx, work);
  } catch (error) {
    if (!violatesUnique(error, "transfers_active")) throw error;
    const active = await transact(ctx, (tx) => readActiveTransfer(tx, ctx.publication.id, ctx.clock.now()));
    const what = active?.kind === "export" ? "An export" : "An import";
    const who = active?.by ? `, which ${active.by} began,` : "";
    throw new AppError("CONFLICT", `${what}${who} is going on: wait for its end, or stop it first`);
  }
}
