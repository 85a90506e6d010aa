import type { ServerResponse } from "node:http";
import { matches } from "../../features/site/finished.ts";
import type { Captured } from "./captured.ts";
import type { Encoding, Entry, Variant } from "./entry.ts";

/** What is known of the request that an answer is for. */
export interface Reader {
  requestId: string;
  head: boolean;
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
  /** Its query, with the `?`. */
  search: string;
}

/** The best encoding a client takes, of those we make (RFC 9110, 12.5.3; `q=0` refuses one). */
export function bestEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return "identity";
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding)) return "br";
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding)) return "gzip";
  return "identity";
}

/** Sends what is kept. `cacheStatus` says how it came about, as RFC 9211 writes it. */
export function sendEntry(
  res: ServerResponse,
  entry: Entry,
  variant: Variant,
  reader: Reader,
  cacheStatus: string,
): void {
  const own = ["x-request-id", reader.requestId, "cache-status", cacheStatus];
  const { ifNoneMatch } = reader;
  if (ifNoneMatch !== undefined && entry.status === 200 && matches(ifNoneMatch, entry.etag)) {
    res.writeHead(304, withoutContent(entry).concat(own));
    res.end();
    return;
  }
  if (entry.location !== undefined) own.push("location", withQuery(entry.location, reader.search));
  res.writeHead(entry.status, variant.headers.concat(own));
  // A body that is not sent costs nothing, but its length is told.
  if (reader.head) res.end();
  else res.end(variant.body);
}

/** A 304 repeats what a cache on the way updates, and says nothing of a body. */
function withoutContent({ headers }: Entry): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const [name = "", value = ""] = [headers[at], headers[at + 1]];
    if (!name.startsWith("content-type")) kept.push(name, value);
  }
  return kept;
}

/** A reader's query goes along to the new address when that has none of its own, as when it is rendered. */
export function withQuery(location: string, search: string): string {
  return search.length <= 1 || /[?#]/.test(location) ? location : location + search;
}

const ownToTheServer =
  /^(connection|keep-alive|transfer-encoding|date|content-length|x-request-id|cache-status)$/;

/** Sends what was rendered and is not kept. */
export function sendCaptured(
  res: ServerResponse,
  captured: Captured,
  reader: Reader,
  cacheStatus: string,
): void {
  const { status, headers, body } = captured;
  const flat: string[] = [];
  for (const [name, value] of headers) {
    if (ownToTheServer.test(name)) continue;
    if (name === "location" && typeof value === "string") flat.push(name, withQuery(value, reader.search));
    else for (const one of typeof value === "string" ? [value] : value) flat.push(name, one);
  }
  flat.push("x-request-id", reader.requestId, "cache-status", cacheStatus);
  const etag = headers.get("etag");
  if (
    status === 200 &&
    typeof etag === "string" &&
    reader.ifNoneMatch !== undefined &&
    matches(reader.ifNoneMatch, etag)
  ) {
    res.writeHead(304, flat);
    res.end();
    return;
  }
  if (status !== 204 && status !== 304) flat.push("content-length", String(body.length));
  res.writeHead(status, flat);
  res.end(reader.head ? undefined : body);
}
