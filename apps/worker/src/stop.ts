/** systemd and terminals signal every process, and those that started others pass it on: what comes within this time is one wish. */
const sameAskingMs = 1_000;

/**
 * Calls `onStop` once, with the reason: on SIGTERM or SIGINT, or when the process that started this one through an IPC channel is gone.
 * A signal that comes again after that ends the process at once.
 */
export function onStopRequested(onStop: (reason: "SIGTERM" | "SIGINT" | "parent") => void): void {
  let askedAt: number | undefined;
  const stop = (reason: "SIGTERM" | "SIGINT" | "parent") => {
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
}
