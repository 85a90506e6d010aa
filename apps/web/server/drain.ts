import type { Server, ServerResponse } from "node:http";

export interface Drain {
  /** Call for every response as it starts. */
  track: (res: ServerResponse) => void;
  stopping: () => boolean;
  /**
   * Stops accepting, lets open answers finish for up to `ms`, then cuts what is left. Event streams are cut at once: they
   * never finish by themselves and their clients reconnect elsewhere. Resolves when the last connection is gone.
   */
  stop: (ms: number) => Promise<void>;
}

export function drain(server: Server): Drain {
  const open = new Set<ServerResponse>();
  let stopped: Promise<void> | undefined;

  async function stop(ms: number): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const res of open) {
      if (isEventStream(res)) res.destroy();
      else if (!res.headersSent) res.setHeader("connection", "close");
    }
    server.closeIdleConnections();
    const deadline = setTimeout(() => server.closeAllConnections(), ms);
    await closed;
    clearTimeout(deadline);
  }

  return {
    track(res) {
      open.add(res);
      if (stopped) res.setHeader("connection", "close");
      res.once("close", () => {
        open.delete(res);
        if (stopped) server.closeIdleConnections();
      });
    },
    stopping: () => stopped !== undefined,
    stop(ms) {
      stopped ??= stop(ms);
      return stopped;
    },
  };
}

function isEventStream(res: ServerResponse): boolean {
  return String(res.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
