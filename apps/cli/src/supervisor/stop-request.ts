/** npm passes a Ctrl-C on that the terminal delivered as well: what follows within this time is the same wish. */
const sameWishMs = 1000;

/**
 * Resolves when this process is asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of the process that started it through an
 * IPC channel. A second Ctrl-C calls `hurry`.
 */
export function stopRequest(hurry: () => void): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const stop = () => {
      if (askedAt !== undefined && performance.now() - askedAt > sameWishMs) hurry();
      askedAt ??= performance.now();
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
    if (process.connected) {
      process.once("disconnect", resolve);
      // Listening must not keep this process alive once everything is stopped.
      process.channel?.unref();
    }
  });
}
