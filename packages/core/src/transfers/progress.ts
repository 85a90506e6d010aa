import type { TransferCounts, TransferPhase } from "@broadsheet/contract/transfers";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import type { TransferRow } from "./transfer.reads.ts";
import { noteProgress } from "./transfer.writes.ts";

/** How often what changed is written down, and how often it is looked whether somebody wants the run to stop. */
const writeEveryMs = 500;
const lookEveryMs = 2_000;

export interface Progress {
  phase(phase: TransferPhase): void;
  at(done: number, total: number): void;
  count(counts: TransferCounts): void;
  readonly counts: TransferCounts;
  /** Ends the writing; how far it came is written then. */
  end(): Promise<void>;
}

/** Keeps the row of a run up to date while it runs. `onStop` is told once that somebody wants it to stop, or that it is no run any more. */
export function trackProgress(
  ctx: Context,
  { publicationId, id }: TransferRow,
  onStop: (why: "stopping" | "gone") => void,
): Progress {
  const state = {
    phase: null as TransferPhase | null,
    done: 0,
    total: 0,
    counts: {} as TransferCounts,
  };
  let changed = true;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> | undefined;
  const write = async () => {
    changed = false;
    lookedAt = performance.now();
    try {
      const progress = { ...state, counts: { ...state.counts }, beatAt: nowOf(ctx) };
      const found = await transact(ctx, (tx) => noteProgress(tx, publicationId, id, progress));
      if (!found.runs) onStop("gone");
      else if (found.stopping) onStop("stopping");
    } catch (error) {
      ctx.log.warn({ err: error, transfer: id }, "the progress of a transfer could not be written");
    }
  };
  const timer = setInterval(() => {
    if (writing || (!changed && performance.now() - lookedAt < lookEveryMs)) return;
    writing = write().finally(() => {
      writing = undefined;
    });
  }, writeEveryMs);
  return {
    phase(phase) {
      Object.assign(state, { phase, done: 0, total: 0 });
      changed = true;
    },
    at(done, total) {
      Object.assign(state, { done, total });
      changed = true;
    },
    count(counts) {
      state.counts = counts;
      changed = true;
    },
    get counts() {
      return state.counts;
    },
    async end() {
      clearInterval(timer);
      await writing;
      if (changed) await write();
    },
  };
}
