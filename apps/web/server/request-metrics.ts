import type { IncomingMessage } from "node:http";
import { httpRequestDuration } from "@broadsheet/telemetry/metrics";
import type { FinishedRequest } from "./access-log.ts";

const AREAS: readonly (readonly [prefix: string, route: string])[] = [
  ["/_next/", "static"],
  ["/assets/", "static"],
  ["/api/trpc", "trpc"],
  ["/api/v1", "rest"],
  ["/api/", "api"],
  ["/studio", "studio"],
  ["/healthz", "operations"],
  ["/readyz", "operations"],
  ["/metrics", "operations"],
  ["/posts/", "post"],
  ["/tags/", "tag"],
  ["/authors/", "author"],
  ["/archive", "archive"],
  ["/search", "search"],
];

/** The part of the product an address belongs to: a handful of names, so that metrics stay small whatever is asked for. */
export function routeOf(path: string): string {
  if (path === "/") return "home";
  return AREAS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "other";
}

/** Counts a finished request and its time. */
export function observeRequest({ method, path, status, durationMs }: FinishedRequest): void {
  httpRequestDuration.observe({ method, route: routeOf(path), status: String(status) }, durationMs / 1000);
}

/** Counts an answer from memory, which takes no time worth measuring. */
export function observeHit(req: IncomingMessage, status: number): void {
  const { method = "", url = "/" } = req;
  const end = url.indexOf("?");
  const route = routeOf(end === -1 ? url : url.slice(0, end));
  httpRequestDuration.observe({ method, route, status }, 0);
}
