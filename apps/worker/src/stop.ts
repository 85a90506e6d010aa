/**
 * Calls `onStop` once, with the reason: on SIGTERM or SIGINT, or when the process that started this one through an IPC channel is gone.
 * A second signal ends the process at once.
 */
export function onStopRequested(onStop: (reason: "SIGTERM" | "SIGINT" | "parent") => void): void {
  let asked = false;
  const stop = (reason: "SIGTERM" | "SIGINT" | "parent") => {
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
}
