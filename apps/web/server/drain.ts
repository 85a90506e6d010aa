import type { Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";

export interface Drain {
  /** Call for every response as it starts. */
  track: (res: ServerResponse) => void;
  stopping: () => boolean;
  /**
   * Stops accepting, lets open answers finish for up to `ms`, then cuts what is left. Event streams are cut at once: they
   * never finish by themselves and their clients reconnect elsewhere. A kept connection is told with its next answer that it was the last; one
   * without a request is closed after a second, because a request may just be on its way. Resolves when the last connection is gone.
   */
  stop: (ms: number) => Promise<void>;
}

const lingerMs = 1_000;

export function drain(server: Server): Drain {
  const open = new Set<ServerResponse>();
  let stopped: Promise<void> | undefined;
  let lingering = true;

  async function stop(ms: number): Promise<void> {
    // That of http would close connections between two requests at once, and lose the requests that are on their way on them.
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    for (const res of open) {
      if (isEventStream(res)) res.destroy();
      else if (!res.headersSent) res.setHeader("connection", "close");
    }
    const idle = setTimeout(
      () => {
        lingering = false;
        server.closeIdleConnections();
      },
      Math.min(lingerMs, ms),
    );
    const deadline = setTimeout(() => server.closeAllConnections(), ms);
    await closed;
    clearTimeout(idle);
    clearTimeout(deadline);
    // What is left of http's own bookkeeping.
    server.close(() => undefined);
  }

  return {
    track(res) {
      open.add(res);
      if (stopped) res.setHeader("connection", "close");
      res.once("close", () => {
        open.delete(res);
        if (stopped && !lingering) server.closeIdleConnections();
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
