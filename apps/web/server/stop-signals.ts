/** Why the process was asked to stop. */
export type StopReason = "SIGTERM" | "SIGINT" | "parent";

/**
 * Calls `onStop` once: on SIGTERM or SIGINT, when the IPC channel of the process that started this one closes, and, where
 * `watchStdin` asks for it, when standard input ends (a parent that dies cannot send a signal). A second signal ends at once.
 */
export function onStopRequested(onStop: (reason: StopReason) => void, watchStdin: boolean): void {
  let asked = false;
  const stop = (reason: StopReason) => {
    if (asked) {
      if (reason !== "parent") process.exit(130);
      return;
    }
    asked = true;
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
