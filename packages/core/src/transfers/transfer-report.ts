import { AppError } from "@broadsheet/contract/errors";
import type { TransferReport } from "@broadsheet/contract/transfers";
import type { ExportReport } from "../export/export-markdown.ts";
import type { ImportedPost, ImportReport } from "../import/import-report.ts";
import { type ActorContext, look } from "../kernel/context.ts";
import { kindsFor } from "./transfer.policy.ts";
import { findTransfer, type TransferRow } from "./transfer.reads.ts";
import { reportKey } from "./transfer-keys.ts";

/** How much of each list a screen gets. */
const shown = 100;

export type WholeReport = { kind: "import"; report: ImportReport } | { kind: "export"; report: ExportReport };

/** A run that the actor may see; NOT_FOUND for any other. */
export async function requireVisibleTransfer(ctx: ActorContext, id: string): Promise<TransferRow> {
  const kinds = kindsFor(ctx.actor);
  const row = await look(ctx, (tx) => findTransfer(tx, ctx.publication.id, id));
  if (!row || !kinds.includes(row.kind)) throw new AppError("NOT_FOUND");
  return row;
}

/** All that a run tells of what it did. NOT_FOUND where it has told nothing. */
export async function readWholeReport(
  ctx: ActorContext,
  id: string,
): Promise<WholeReport & { row: TransferRow }> {
  const row = await requireVisibleTransfer(ctx, id);
  const bytes = row.hasReport ? await ctx.storage.get(reportKey(row)) : undefined;
  if (!bytes) throw new AppError("NOT_FOUND");
  // Written by `endTransfer`, by nobody else.
  const report: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
  return { ...({ kind: row.kind, report } as WholeReport), row };
}

/** The first of everything in a report. */
export async function readTransferReport(ctx: ActorContext, { id }: { id: string }): Promise<TransferReport> {
  const { kind, report } = await readWholeReport(ctx, id);
  if (kind === "export") {
    const { missingMedia, seconds } = report;
    return { ...nothing, dryRun: false, stopped: false, seconds, missing: some(missingMedia) };
  }
  const { dryRun, stopped, seconds, imported, updated, skipped, warnings, missing } = report;
  return {
    ...{ dryRun, stopped, seconds },
    made: some(imported, toPost),
    changed: some(updated, toPost),
    skipped: some(skipped),
    warnings: some(warnings),
    missing: some(missing),
  };
}

const nothing = {
  made: { total: 0, items: [] },
  changed: { total: 0, items: [] },
  skipped: { total: 0, items: [] },
  warnings: { total: 0, items: [] },
};

const toPost = ({ file, title, kind, status, id }: ImportedPost) => ({
  file,
  title,
  kind,
  status,
  id: id || null,
});

function some<T, Shown = T>(all: readonly T[], as?: (item: T) => Shown) {
  const items = all.slice(0, shown);
  return { total: all.length, items: (as ? items.map(as) : items) as Shown[] };
}
