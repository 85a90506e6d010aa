/** Longer than this nothing waits, however steadily somebody types. */
const longestMs = 5_000;

export interface AtRest {
  /** Something changed: the work waits until that has not happened for a while. */
  later: () => void;
  stop: () => void;
}

/** Work on the whole text, done once it has rested and the browser has nothing better to do: never between two keys. */
export function atRest(work: () => void, restMs: number): AtRest {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  const run = () => {
    since = undefined;
    // Safari has none.
    if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 1_000 });
    else work();
  };
  return {
    later: () => {
      const now = performance.now();
      since ??= now;
      clearTimeout(timer);
      timer = setTimeout(run, Math.max(0, Math.min(restMs, since + longestMs - now)));
    },
    stop: () => clearTimeout(timer),
  };
}
