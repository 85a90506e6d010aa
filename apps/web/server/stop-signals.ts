/** Why the process was asked to stop. */
export type StopReason = "SIGTERM" | "SIGINT" | "parent";

/** systemd and terminals signal every process, and those that started others pass it on: what comes within this time is one wish. */
const sameAskingMs = 1_000;

/**
 * Calls `onStop` once: on SIGTERM or SIGINT, when the IPC channel of the process that started this one closes, and, where
 * `watchStdin` asks for it, when standard input ends (a parent that dies cannot send a signal). A signal that comes again after that ends at once.
 */
export function onStopRequested(onStop: (reason: StopReason) => void, watchStdin: boolean): void {
  let askedAt: number | undefined;
  const stop = (reason: StopReason) => {
    if (askedAt !== undefined) {
      if (reason !== "parent" && performance.now() - askedAt > sameAskingMs) process.exit(130);
      return;
    }
    askedAt = performance.now();
    onStop(reason);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (process.connected) process.once("disconnect", () => stop("parent"));
  if (watchStdin) {
    process.stdin.once("end", () => stop("parent"));
    process.stdin.once("error", () => stop("parent"));
    process.stdin.resume();
  }
}
