import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Drain, drain } from "./drain.ts";
import { type Layer, runLayers } from "./layer.ts";
import { sendProblem } from "./problem.ts";

export interface WebServer {
  server: Server;
  drain: Drain;
  /** Resolves to the port in use (`port` 0 picks a free one), rejects with the system's error (EADDRINUSE ...). */
  listen: (port: number, host: string) => Promise<number>;
}

export interface WebServerOptions {
  /** Asked before the layers: answers what it can answer at once, and says whether it did. */
  atOnce?: ((req: IncomingMessage, res: ServerResponse) => boolean) | undefined;
  layers: readonly Layer[];
  onError: (error: unknown, requestId: string) => void;
  /** How long a client may take to send its headers, and its whole request, in milliseconds. */
  timeouts?: { headersMs: number; requestMs: number };
}

const patience = { headersMs: 10_000, requestMs: 300_000 };

/** An http server that runs `layers` and that slow or broken clients cannot hold: header, request and idle times are bounded. */
export function createWebServer({
  atOnce,
  layers,
  onError,
  timeouts = patience,
}: WebServerOptions): WebServer {
  const handle = runLayers(layers);
  const server = createServer(
    {
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      // Longer than the usual 60 s of a load balancer, so that it is the one to close an idle connection.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: Math.min(5_000, timeouts.headersMs),
      maxHeaderSize: 32 * 1024,
    },
    (req, res) => {
      if (atOnce && !draining.stopping() && atOnce(req, res)) return;
      draining.track(res);
      handle(req, res).catch((error: unknown) => {
        onError(error, String(res.getHeader("x-request-id") ?? ""));
        if (!res.writableEnded) sendProblem(res, 500, "Something went wrong on our side");
      });
    },
  );
  const draining = drain(server);
  server.maxRequestsPerSocket = 0;

  return {
    server,
    drain: draining,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
  };
}
