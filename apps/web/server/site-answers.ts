import type { SiteRoute } from "../features/site/routes.ts";
import { wholeBody } from "../http/whole-body.ts";
import { claimsTooMuch } from "./error-caching.ts";
import type { Captured } from "./page-cache/captured.ts";
import { routeTable } from "./route-table.ts";
import { siteHeaders } from "./site-headers.ts";
import type { SiteLayerOptions } from "./site-layer.ts";

/**
 * Answers a GET of the reader site for all, given its address (path and query) and headers: null for what only the layers can, which is all that
 * is no plain page.
 */
export type SiteAnswers = (
  target: string,
  headers: Readonly<Record<string, string>>,
) => Promise<Captured | null>;

const untidy = /\/\/|.\/$/;

/**
 * The same answers as those of `siteLayer`, without a request and a response of Node's in between: nobody is connected to a render for all, and
 * making both up costs as much as the page.
 */
export function siteAnswers({ routes, isForOthers }: SiteLayerOptions): SiteAnswers {
  const find = routeTable(routes);
  return async (target, headers) => {
    const [, path = "", first = ""] = /^(\/([^/?]*)[^?]*)/.exec(target) ?? [];
    const route: SiteRoute | undefined =
      isForOthers(first, path) || untidy.test(path) ? undefined : find(path);
    if (!route) return null;
    const request = new Request(`http://${headers.host}${target}`, { headers });
    const response = await route.GET(request);
    const body = wholeBody(response) ?? (response.body === null ? "" : undefined);
    // What is sent bit by bit needs the layers. An error does not: its page is an answer like others, and making it twice helps nobody.
    if (body === undefined) {
      await response.body?.cancel();
      return null;
    }
    const captured = new Map<string, string | readonly string[]>(siteHeaders(headers["x-forwarded-proto"]));
    for (const [name, value] of response.headers) captured.set(name, value);
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 1) captured.set("set-cookie", cookies);
    if (claimsTooMuch(response.status, captured.has("cache-tag"), captured.get("cache-control")))
      captured.set("cache-control", "no-store");
    return {
      status: response.status,
      headers: captured,
      body: typeof body === "string" ? Buffer.from(body) : body,
    };
  };
}
