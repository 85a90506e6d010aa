import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Layer } from "./layer.ts";
import { pathOf } from "./layer.ts";

/** One thing the web process cannot serve without. `run` resolves when it is well and rejects when not. */
export interface ReadinessCheck {
  name: string;
  run: (signal: AbortSignal) => Promise<unknown>;
}

export interface OperationsOptions {
  /** Asked each time: the application adds its own as it loads. */
  checks: () => readonly ReadinessCheck[];
  metrics: () => Promise<{ contentType: string; text: string }>;
  metricsToken: string | undefined;
  /** True once the process was asked to stop, so that load balancers look elsewhere. */
  stopping: () => boolean;
  /** Told why a check failed; the answer names the check but not the cause, which may hold addresses. */
  onCheckFailed: (name: string, error: unknown) => void;
  /** How long one check may take, in milliseconds. */
  checkTimeoutMs?: number;
}

/** `/healthz`, `/readyz` and `/metrics`: what operators and their machines ask, answered without Next. */
export function operations(options: OperationsOptions): Layer {
  return async (req, res, next) => {
    if (req.method !== "GET" && req.method !== "HEAD") return next();
    switch (pathOf(req)) {
      case "/healthz":
        return sendText(res, 200, "application/json", JSON.stringify({ status: "ok" }));
      case "/readyz":
        return ready(res, options);
      case "/metrics": {
        if (!mayReadMetrics(req, options.metricsToken))
          return sendText(res, 404, "text/plain", "Not found\n");
        const { contentType, text } = await options.metrics();
        return sendText(res, 200, contentType, text);
      }
      default:
        return next();
    }
  };
}

async function ready(res: ServerResponse, options: OperationsOptions): Promise<void> {
  const results = await Promise.all(
    options.checks().map(async ({ name, run }) => {
      const ok = await withinTime(run, options.checkTimeoutMs ?? 2000).then(
        () => true,
        (error: unknown) => {
          options.onCheckFailed(name, error);
          return false;
        },
      );
      return [name, ok ? "ok" : "failed"] as const;
    }),
  );
  const stopping = options.stopping();
  const well = !stopping && results.every(([, state]) => state === "ok");
  const body = {
    status: stopping ? "stopping" : well ? "ok" : "failed",
    checks: Object.fromEntries(results),
  };
  sendText(res, well ? 200 : 503, "application/json", JSON.stringify(body));
}

function withinTime(run: ReadinessCheck["run"], ms: number): Promise<unknown> {
  const signal = AbortSignal.timeout(ms);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error(`no answer within ${ms} ms`)), { once: true });
  });
  return Promise.race([Promise.resolve().then(() => run(signal)), late]);
}

const signsOfProxies = new Set(["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"]);

/**
 * A caller with the token, or, where none is set, one on this machine that did not come through a proxy: asked of the headers as they came, since
 * those of a proxy that is not ours are dropped by now.
 */
export function mayReadMetrics(req: IncomingMessage, token: string | undefined): boolean {
  if (token !== undefined) {
    const digest = (text: string) => createHash("sha256").update(text).digest();
    return timingSafeEqual(digest(req.headers.authorization ?? ""), digest(`Bearer ${token}`));
  }
  const peer = req.socket.remoteAddress ?? "";
  const local = peer === "::1" || peer.startsWith("127.") || peer.startsWith("::ffff:127.");
  return local && !req.rawHeaders.some((name, at) => at % 2 === 0 && signsOfProxies.has(name.toLowerCase()));
}

function sendText(res: ServerResponse, status: number, contentType: string, body: string): void {
  res.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  res.end(res.req.method === "HEAD" ? undefined : body);
}
