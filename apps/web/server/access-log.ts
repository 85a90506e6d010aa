import { performance } from "node:perf_hooks";
import type { Logger } from "@broadsheet/telemetry/logger";
import { requestIdFrom, runWithRequest } from "@broadsheet/telemetry/request";
import type { Layer } from "./layer.ts";
import { pathOf } from "./layer.ts";

/** What is known of a request once its answer is out. `durationMs` counts from the first layer to the last byte. */
export interface FinishedRequest {
  requestId: string;
  method: string;
  /** Without the query: it may hold one-time links. */
  path: string;
  status: number;
  durationMs: number;
  bytes: number;
  host: string | undefined;
  client: string | undefined;
  /** The client went away before the whole answer was out. */
  aborted: boolean;
}

/** Gives every request its id (in the request for Next, in the answer for the caller) and reports it when it is over. */
export function accessLog(report: (request: FinishedRequest) => void): Layer {
  return async (req, res, next) => {
    const started = performance.now();
    const requestId = requestIdFrom(headerText(req.headers["x-request-id"]));
    const before = req.socket.bytesWritten;
    const path = pathOf(req);
    req.headers["x-request-id"] = requestId;
    res.setHeader("x-request-id", requestId);
    res.once("close", () => {
      report({
        requestId,
        method: req.method ?? "",
        path,
        status: res.statusCode,
        durationMs: Math.round((performance.now() - started) * 100) / 100,
        bytes: req.socket.bytesWritten - before,
        host: req.headers.host,
        client: headerText(req.headers["x-real-ip"]),
        aborted: !res.writableFinished,
      });
    });
    await runWithRequest({ requestId }, next);
  };
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** Writes one line a request: errors of ours as errors, static files and probes only at debug level. */
export function logRequest(log: Logger, request: FinishedRequest): void {
  const quiet = request.path.startsWith("/_next/") || /^\/(healthz|readyz|metrics)$/.test(request.path);
  const level = request.status >= 500 ? "error" : quiet ? "debug" : "info";
  log[level](request, `${request.method} ${request.path} ${request.status}`);
}
