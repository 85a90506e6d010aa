import type { TransferCounts } from "@broadsheet/contract/transfers";
import type { ExportReport } from "../export/export-markdown.ts";
import type { ImportReport } from "../import/import-report.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { deleteArchive } from "./delete-archive.ts";
import { expiryOf } from "./transfer.policy.ts";
import type { TransferRow } from "./transfer.reads.ts";
import { changeTransfer } from "./transfer.writes.ts";
import { reportKey } from "./transfer-keys.ts";

type Status = "looked" | "done" | "failed" | "cancelled";

const importActions: Record<Status, string> = {
  looked: "transfer.import_ended",
  done: "transfer.import_ended",
  failed: "transfer.import_failed",
  cancelled: "transfer.import_cancelled",
};
const exportActions: Record<Status, string> = {
  looked: "transfer.export_ended",
  done: "transfer.export_ended",
  failed: "transfer.export_failed",
  cancelled: "transfer.export_cancelled",
};

/** What a run came to. */
export interface Ending {
  status: Status;
  counts: TransferCounts;
  problem?: string;
  report?: ImportReport | ExportReport;
  /** Of an archive that was made. */
  bytes?: number;
}

/** Writes down what a run came to. An archive that was imported leaves storage; any other is kept for a while. */
export async function endTransfer(ctx: ActorContext, row: TransferRow, ending: Ending): Promise<void> {
  const { publicationId, id, kind, step, fileName } = row;
  const { status, counts, problem = null, report, bytes } = ending;
  // Before the row: a row that tells of a report has one.
  if (report)
    await ctx.storage.put(reportKey(row), Buffer.from(JSON.stringify(report)), {
      contentType: "application/json",
    });
  const imported = step === "import" && status === "done";
  const stored = kind === "export" ? status === "done" : !imported;
  await transact(ctx, async (tx) => {
    await changeTransfer(tx, publicationId, id, {
      ...{ status, counts, problem, stored, phase: null, stopping: false },
      ...(bytes === undefined ? {} : { bytes }),
      ...(imported ? { received: [] } : {}),
      hasReport: report !== undefined,
      endedAt: nowOf(ctx),
      expiresAt: stored ? expiryOf(kind, ctx.clock.now()) : null,
    });
    if (step === "look") return;
    await audit(tx, ctx, {
      action: step === "export" ? exportActions[status] : importActions[status],
      subjectType: "transfer",
      subjectId: id,
      data: { fileName, ...counts },
    });
  });
  if (!stored) await deleteArchive(ctx, row);
}
