import { readdirSync } from "node:fs";
import type { SiteRoute } from "../features/site/routes.ts";
import { type Layer, pathOf } from "./layer.ts";
import { routeTable } from "./route-table.ts";
import { commonHeaders, readerPolicy, strictTransportSecurity } from "./security-headers.ts";
import { sendResponse, webRequest } from "./web-exchange.ts";

export interface SiteLayerOptions {
  routes: Readonly<Record<string, SiteRoute>>;
  /** Whether the first part of a path belongs to somebody behind this layer. */
  isForOthers: (firstPart: string) => boolean;
}

const fixedHeaders = Object.entries({ ...commonHeaders, "content-security-policy": readerPolicy });

/**
 * Answers the reader site without Next, whose own way of running a route handler costs more than rendering the page. The routes are Next's:
 * the same files answer under `next dev` and on Vercel, with the same headers (next.config.ts).
 */
export function siteLayer({ routes, isForOthers }: SiteLayerOptions): Layer {
  const find = routeTable(routes);
  return async (req, res, next) => {
    const path = pathOf(req);
    const slash = path.indexOf("/", 1);
    const route = isForOthers(path.slice(1, slash === -1 ? undefined : slash)) ? undefined : find(path);
    if (!route) return next();
    for (const [name, value] of fixedHeaders) res.setHeader(name, value);
    if (req.headers["x-forwarded-proto"] === "https")
      res.setHeader("strict-transport-security", strictTransportSecurity);
    if (path.length > 1 && (path.endsWith("/") || path.includes("//"))) {
      const tidy = path.replaceAll(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
      return void res.writeHead(308, { location: tidy + (req.url ?? "").slice(path.length) }).end();
    }
    const { method } = req;
    if (method !== "GET" && method !== "HEAD")
      return void res
        .writeHead(method === "OPTIONS" ? 204 : 405, { allow: "GET, HEAD, OPTIONS", "content-length": 0 })
        .end();
    const handle = (method === "HEAD" && route.HEAD) || route.GET;
    await sendResponse(res, await handle(webRequest(req, res)), method === "GET");
  };
}

/** The first parts of paths that Next answers itself: the studio, the API, files. `directory` is this app's. */
export function answeredByNext(directory: string): (firstPart: string) => boolean {
  const names = ["app", "app/(studio)", "public"].flatMap((folder) => readdirSync(`${directory}/${folder}`));
  const known = new Set(["_next", ...names]);
  return (firstPart) => known.has(firstPart);
}
