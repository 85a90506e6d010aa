const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Whoever worked this long is forgiven its earlier failures. */
const forgivenAfterMs = 60_000;

export type Backoff = {
  /** The pause before the next attempt, in milliseconds: doubles each time. */
  next(): number;
  /** The attempt succeeded; from now on counts how long it lasts. */
  worked(): void;
};

export function backoff(now: () => number = () => performance.now()): Backoff {
  let failures = 0;
  let workingSince: number | undefined;
  return {
    next: () => {
      if (workingSince !== undefined && now() - workingSince >= forgivenAfterMs) failures = 0;
      workingSince = undefined;
      failures += 1;
      return Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
    },
    worked: () => {
      workingSince = now();
    },
  };
}
