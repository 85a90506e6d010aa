import { readdirSync } from "node:fs";
import type { SiteRoute } from "../features/site/routes.ts";
import { type Layer, pathOf } from "./layer.ts";
import { routeTable } from "./route-table.ts";
import { siteHeaders } from "./site-headers.ts";
import { sendResponse, webRequest } from "./web-exchange.ts";

export interface SiteLayerOptions {
  routes: Readonly<Record<string, SiteRoute>>;
  /** Whether a path, of which the first part is given by itself, belongs to somebody behind this layer. */
  isForOthers: (firstPart: string, path: string) => boolean;
}

/**
 * Answers the reader site without Next, whose own way of running a route handler costs more than rendering the page. The routes are Next's:
 * the same files answer under `next dev` and on Vercel, with the same headers (next.config.ts).
 */
export function siteLayer({ routes, isForOthers }: SiteLayerOptions): Layer {
  const find = routeTable(routes);
  return async (req, res, next) => {
    const path = pathOf(req);
    const slash = path.indexOf("/", 1);
    const first = path.slice(1, slash === -1 ? undefined : slash);
    const route = isForOthers(first, path) ? undefined : find(path);
    if (!route) return next();
    for (const [name, value] of siteHeaders(req.headers["x-forwarded-proto"])) res.setHeader(name, value);
    if (path.length > 1 && (path.endsWith("/") || path.includes("//"))) {
      // Browsers read a backslash as a slash.
      const tidy = path.replaceAll(/[/\\]{2,}/g, "/").replace(/(?<=.)\/$/, "");
      return void res.writeHead(308, { location: tidy + (req.url ?? "").slice(path.length) }).end();
    }
    const { method } = req;
    if (method !== "GET" && method !== "HEAD")
      return void res
        .writeHead(method === "OPTIONS" ? 204 : 405, { allow: "GET, HEAD, OPTIONS", "content-length": 0 })
        .end();
    const handle = (method === "HEAD" && route.HEAD) || route.GET;
    await sendResponse(res, await handle(webRequest(req, res, false)), method === "GET");
  };
}

/**
 * Whether Next has pages or routes below the first part of a path, and where the whole path is given, at it: the studio, and what of the API is
 * left to it. `directory` is this app's.
 */
export function answeredByNext(directory: string): (firstPart: string, path?: string) => boolean {
  const api = new Set(readdirSync(`${directory}/app/api`));
  const known = new Set(["_next", "api", ...readdirSync(`${directory}/app/(studio)`)]);
  return (first, path) =>
    first === "api" && path !== undefined ? api.has(path.split("/", 3)[2] ?? "") : known.has(first);
}
