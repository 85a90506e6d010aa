import { hash } from "node:crypto";
import type { Captured } from "./captured.ts";

/** How a body can be sent. */
export type Encoding = "identity" | "gzip" | "br";

/** One way to send an entry: what `writeHead` takes as it is, and the bytes. */
export interface Variant {
  headers: readonly string[];
  body: Buffer;
}

export interface Entry {
  status: number;
  /** Pairs of name and value, without what belongs to one answer alone. */
  headers: readonly string[];
  etag: string;
  tags: readonly string[];
  identity: Variant;
  /** Made when first asked for; null where it would not be smaller. */
  gzip?: Variant | null;
  br?: Variant | null;
  /** Of a redirect that takes the query of its request along. */
  location: string | undefined;
  compressible: boolean;
  /** Bytes in memory, about. */
  size: number;
  /** On the monotonic clock, in milliseconds. */
  madeAt: number;
  freshUntil: number;
  /** Until then it may be shown while a newer one is rendered. */
  staleUntil: number;
}

/** Belongs to one connection or one caller, or is made anew for each answer. */
const ownToOneAnswer =
  /^(connection|keep-alive|transfer-encoding|date|age|content-length|x-request-id|cache-status|ratelimit.*|retry-after)$/;
/** What answers may differ by that a kept one does not: its encoding is chosen here, and nobody who sends the others gets one or is rendered for. */
const keptVary = /^(accept-encoding|authorization|rsc|next-url|next-router-[a-z-]+)$/;
const entryOverhead = 1_500;
const smallestCompressed = 700;

const textOf = (value: string | readonly string[] | undefined) =>
  typeof value === "string" ? value : (value?.join(", ") ?? "");

const sharedLifetime = /(?:^|[\s,])s-maxage=(\d{1,9})(?:$|[\s,])/;
const staleLifetime = /(?:^|[\s,])stale-while-revalidate=(\d{1,9})(?:$|[\s,])/;

function seconds(directives: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(directives)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * What may be kept of an answer, or null: only what says itself that everybody may share it and what purges it. Never what sets a cookie,
 * differs by more than its encoding, is an error (a 404 may be kept for the few seconds it asks for) or could not be forgotten.
 */
export function entryOf({ status, headers, body }: Captured, now: number): Entry | null {
  if (status !== 200 && status !== 301 && status !== 302 && status !== 308 && status !== 404) return null;
  const control = textOf(headers.get("cache-control")).toLowerCase();
  if (!/(?:^|[\s,])public(?:$|[\s,])/.test(control) || /no-store|private|no-cache/.test(control)) return null;
  const lifetime = seconds(control, sharedLifetime);
  const tags = textOf(headers.get("cache-tag")).split(",").filter(Boolean);
  if (!lifetime || tags.length === 0) return null;
  if (headers.has("set-cookie") || headers.has("content-encoding") || headers.has("content-range"))
    return null;
  const vary = textOf(headers.get("vary")).toLowerCase().split(",");
  if (vary.some((name) => name.trim() !== "" && !keptVary.test(name.trim()))) return null;

  const etag = textOf(headers.get("etag")) || `W/"${hash("sha256", body, "base64url").slice(0, 27)}"`;
  const flat: string[] = [];
  for (const [name, value] of headers)
    if (name !== "etag" && name !== "location" && !ownToOneAnswer.test(name))
      for (const one of typeof value === "string" ? [value] : value) flat.push(name, one);
  if (status === 200) flat.push("etag", etag);
  const location = headers.has("location") ? textOf(headers.get("location")) : undefined;
  const type = textOf(headers.get("content-type"));
  return {
    status,
    headers: flat,
    etag,
    tags,
    identity: { headers: [...flat, "content-length", String(body.length)], body },
    location,
    compressible: body.length >= smallestCompressed && /^text\/|[/+](json|xml)\b|rules\+json/.test(type),
    size: body.length + flat.reduce((sum, text) => sum + text.length, 0) * 3 + entryOverhead,
    madeAt: now,
    freshUntil: now + lifetime * 1000,
    staleUntil: now + (lifetime + (seconds(control, staleLifetime) ?? 0)) * 1000,
  };
}

/** The same entry in another encoding. */
export function encoded(entry: Entry, encoding: "gzip" | "br", body: Buffer): Variant {
  return {
    headers: [...entry.headers, "content-encoding", encoding, "content-length", String(body.length)],
    body,
  };
}
