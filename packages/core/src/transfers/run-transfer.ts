import { AppError } from "@broadsheet/contract/errors";
import type { TransferCounts } from "@broadsheet/contract/transfers";
import { OperatorError } from "@broadsheet/db/operator-error";
import type { JobMeta } from "@broadsheet/queue/job";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { ArchiveError } from "./archive/archive-error.ts";
import { type Ending, endTransfer } from "./end-transfer.ts";
import { exportArchive } from "./export-archive.ts";
import { countsOfImport, importArchive } from "./import-archive.ts";
import { type Progress, trackProgress } from "./progress.ts";
import { isActive } from "./transfer.policy.ts";
import type { TransferRow } from "./transfer.reads.ts";
import { changeTransfer, lockTransfer } from "./transfer.writes.ts";
import { inWorkFolder } from "./work-folder.ts";

/** What one attempt works with. */
export interface Work {
  ctx: ActorContext;
  row: TransferRow;
  folder: string;
  progress: Progress;
  /** Aborted when somebody wants it to stop, or this process has to. */
  signal: AbortSignal;
  /** When an earlier attempt began; null for the first. */
  since: string | null;
  until: number | undefined;
}

/**
 * One attempt at a run. It ends as what it came to; only what another attempt may put right (a process that stops, a fault nobody foresaw) is thrown, and
 * leaves the run as one that goes on. Answers "later" when the rest is for another job.
 */
export async function runTransfer(
  ctx: ActorContext,
  id: string,
  meta: Pick<JobMeta, "signal" | "until" | "lastAttempt">,
): Promise<"ended" | "later"> {
  const taken = await takeUp(ctx, id);
  if (!taken) return "ended";
  const { row, since } = taken;
  if (row.stopping) {
    await endTransfer(ctx, row, { status: "cancelled", counts: row.counts ?? {} });
    return "ended";
  }
  const stop = new AbortController();
  let gone = false;
  const progress = trackProgress(ctx, row, (why) => {
    gone ||= why === "gone";
    stop.abort(new Error("The transfer was stopped"));
  });
  const signal = AbortSignal.any([meta.signal, stop.signal]);
  let ending: Ending | "later";
  try {
    ending = await inWorkFolder((folder) =>
      attempt({ ctx, row, folder, progress, signal, since, until: meta.until }),
    );
  } catch (error) {
    if (meta.signal.aborted && !stop.signal.aborted) throw error;
    if (stop.signal.aborted) ending = { status: "cancelled", counts: progress.counts };
    else {
      const problem = sentenceOf(error);
      if (problem === null) ctx.log.error({ err: error, transfer: id }, "a transfer failed");
      if (problem === null && !meta.lastAttempt) throw error;
      ending = {
        status: "failed",
        problem: problem ?? "Something went wrong on our side; the log of the server says more.",
        counts: progress.counts,
      };
    }
  } finally {
    await progress.end();
  }
  // Stopped by force while nothing was heard of it, or given up: what it is now is not ours to say.
  if (gone) return "ended";
  if (ending === "later") return "later";
  await endTransfer(ctx, row, ending);
  return "ended";
}

async function attempt(work: Work): Promise<Ending | "later"> {
  const { row, signal } = work;
  if (row.step === "export") {
    const { report, bytes } = await exportArchive(work);
    return { status: "done", counts: work.progress.counts, report, bytes };
  }
  const report = await importArchive(work);
  const counts: TransferCounts = countsOfImport(report);
  if (!report.stopped) return { status: row.step === "look" ? "looked" : "done", counts, report };
  // Nobody wanted it to stop: others have their turn, and it goes on after them.
  if (!signal.aborted) return "later";
  return { status: "cancelled", counts, report };
}

/** Makes the run one that goes on; undefined when it is none any more. */
function takeUp(
  ctx: ActorContext,
  id: string,
): Promise<{ row: TransferRow; since: string | null } | undefined> {
  return transact(ctx, async (tx) => {
    const row = await lockTransfer(tx, ctx.publication.id, id);
    if (!row || !isActive(row.status)) return undefined;
    const now = nowOf(ctx);
    const change = { status: "running", startedAt: row.startedAt ?? now, beatAt: now } as const;
    await changeTransfer(tx, ctx.publication.id, id, change);
    return { row: { ...row, ...change }, since: row.startedAt };
  });
}

/** What to tell the person; null for a fault that says nothing to them. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof ArchiveError) return error.message;
  if (error instanceof OperatorError || (error instanceof AppError && error.code !== "INTERNAL"))
    return error.message;
  return null;
}
