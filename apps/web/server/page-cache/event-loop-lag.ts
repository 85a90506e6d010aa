import { eventLoopLag } from "./metrics.ts";

const everyMs = 100;

/** Watches how late timers are: what every answer of this process waits. Forgets a peak within a second. */
export function watchEventLoop(): { lagMs: () => number; stop: () => void } {
  let expected = performance.now() + everyMs;
  let lag = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    lag = Math.max(now - expected, lag * 0.7);
    if (lag < 1) lag = 0;
    eventLoopLag.set(lag / 1000);
    expected = now + everyMs;
  }, everyMs);
  timer.unref();
  return { lagMs: () => lag, stop: () => clearInterval(timer) };
}
