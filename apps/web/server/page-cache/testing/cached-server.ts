import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { accessLog } from "../../access-log.ts";
import { errorCaching } from "../../error-caching.ts";
import { forwarded, proxyMatcher } from "../../forwarded.ts";
import { runLayers } from "../../layer.ts";
import { requestGuard } from "../../request-guard.ts";
import { createWebServer, type WebServer } from "../../web-server.ts";
import { PageCache, type PageCacheOptions } from "../page-cache.ts";
import { RenderGate } from "../render-gate.ts";
import { addressOf, directAddress } from "../request.ts";

export type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

export interface CachedServer {
  url: string;
  port: number;
  web: WebServer;
  cache: PageCache;
  errors: unknown[];
  /** What the cache said about an answer (RFC 9211), without its own name. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Got>;
}

export interface Got {
  status: number;
  cache: string;
  text: string;
  headers: Headers;
}

/** A log that can always be read and never says anything. */
export const nothingPurged: PageCacheOptions["follower"] = {
  knowledge: () => "current",
  ask: async () => "current",
  unknownFor: () => 0,
};

/** The real server and its layers, a page cache, and `answer` behind it. */
export async function cachedServer(
  answer: Answer,
  options: Partial<PageCacheOptions> = {},
  proxies: readonly string[] = ["127.0.0.1"],
): Promise<CachedServer> {
  const errors: unknown[] = [];
  const cache = new PageCache({
    maxBytes: 1024 * 1024,
    behind: runLayers([errorCaching(), async (req, res) => answer(req, res)]),
    follower: nothingPurged,
    gate: new RenderGate({ atOnce: 16 }),
    isForOthers: (first) => first === "studio" || first === "api" || first === "_next",
    renderLimitMs: 5_000,
    staleLimitMs: 60_000,
    onError: (error) => errors.push(error),
    ...options,
  });
  const direct = directAddress(proxyMatcher(proxies));
  const web = createWebServer({
    atOnce: (req, res) => cache.answerAtOnce(req, res, direct(req)),
    layers: [forwarded(proxies), accessLog(() => {}), requestGuard(), cache.layer(addressOf)],
    onError: (error) => errors.push(error),
  });
  const port = await web.listen(0, "127.0.0.1");
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    web,
    cache,
    errors,
    async get(path, headers = {}, method = "GET") {
      const response = await fetch(url + path, { method, headers, redirect: "manual" });
      const said = response.headers.get("cache-status") ?? "";
      return {
        status: response.status,
        cache: said.replace(/^broadsheet; /, ""),
        text: await response.text(),
        headers: response.headers,
      };
    },
  };
}

/** Answers a page that may be kept, by these tags. */
export function sendPage(
  res: ServerResponse,
  body: string,
  {
    tags = ["t"],
    status = 200,
    ...headers
  }: { tags?: string[]; status?: number; [name: string]: unknown } = {},
): void {
  res.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "public, max-age=0, s-maxage=60, stale-while-revalidate=600",
    "cache-tag": tags.join(","),
    ...(headers as Record<string, string>),
  });
  res.end(body);
}

/** Sends bytes as they are and returns the whole answer as bytes do, for what `fetch` does not show. */
export async function raw(port: number, head: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.end(`${head}\r\nConnection: close\r\n\r\n`);
  return text(socket.setEncoding("latin1"));
}
