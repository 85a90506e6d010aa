/**
 * Resolves when this process is asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of the process that started it through an
 * IPC channel. A second Ctrl-C calls `hurry`.
 */
export function stopRequest(hurry: () => void): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) hurry();
      asked = true;
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
    if (process.connected) process.once("disconnect", resolve);
  });
}
