import { Presets, SingleBar } from "cli-progress";

export type Progress = {
  /** One more is done. */
  advance(by?: number): void;
  /** Removes the bar; call it always, also after a failure. */
  stop(): void;
};

/** Where nobody watches, a line is written at each of these steps. */
const linesPerRun = 10;

/**
 * A progress bar on standard error. Silent for `--json`; where standard error is no terminal it writes about ten plain lines instead.
 */
export function startProgress(label: string, total: number, options: { json: boolean }): Progress {
  if (options.json || total === 0) return { advance: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? startBar(label, total) : startLines(label, total);
}

function startBar(label: string, total: number): Progress {
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total}  {eta_formatted} left`,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: (by = 1) => bar.increment(by), stop: () => bar.stop() };
}

function startLines(label: string, total: number): Progress {
  let done = 0;
  let told = 0;
  return {
    advance: (by = 1) => {
      done += by;
      const step = Math.floor((done * linesPerRun) / total);
      if (step === told) return;
      told = step;
      process.stderr.write(`${label}: ${done} of ${total}\n`);
    },
    stop: () => undefined,
  };
}
