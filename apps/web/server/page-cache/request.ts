import type { IncomingMessage, ServerResponse } from "node:http";
import { requestIdFrom } from "@broadsheet/telemetry/request";
import { wantsMarkdown } from "../../features/site/wants-markdown.ts";
import { plainAddress } from "../forwarded.ts";
import type { IsForOthers } from "./cache-key.ts";
import type { Reader } from "./send-entry.ts";

export interface Address {
  scheme: "http" | "https";
  /** In small letters, with its port. */
  host: string;
}

/** The first of a header's values. */
export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

const capitals = /[A-Z]/;
const lower = (text: string) => (capitals.test(text) ? text.toLowerCase() : text);

/** The address a reader asked at, of a request whose forwarding headers can be believed. */
export function addressOf({ headers }: IncomingMessage): Address {
  const forwarded = one(headers["x-forwarded-host"])?.split(",")[0]?.trim();
  const scheme = one(headers["x-forwarded-proto"]) === "https" ? "https" : "http";
  return { scheme, host: lower(forwarded || headers.host || "") };
}

/** Peers whose answer is remembered; proxies are few, and who is none comes from anywhere. */
const rememberedPeers = 1_000;

/** The same of a request that no layer has looked at: its forwarding headers count when they come from a proxy of ours. */
export function directAddress(trusted: (address: string) => boolean): (req: IncomingMessage) => Address {
  const known = new Map<string, boolean>();
  const isTrusted = (peer: string) => {
    const remembered = known.get(peer);
    if (remembered !== undefined) return remembered;
    if (known.size >= rememberedPeers) known.clear();
    const found = trusted(plainAddress(peer));
    known.set(peer, found);
    return found;
  };
  return (req) => {
    const { headers } = req;
    const forwarded = headers["x-forwarded-host"] !== undefined || headers["x-forwarded-proto"] !== undefined;
    if (forwarded && isTrusted(req.socket.remoteAddress ?? "")) return addressOf(req);
    return { scheme: "http", host: lower(headers.host ?? "") };
  };
}

/** Cookies of ours say who somebody is; those of others (counters, consent) change no page. */
const ownCookies = "broadsheet.";

/** A GET or HEAD in nobody's name, for the page that everybody gets: who asks for Markdown is led to it by the page's own route. */
export function isAnonymousRead({ method, headers }: IncomingMessage): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    headers.authorization === undefined &&
    !headers.cookie?.includes(ownCookies) &&
    !wantsMarkdown(headers.accept) &&
    headers["transfer-encoding"] === undefined &&
    (headers["content-length"] === undefined || headers["content-length"] === "0")
  );
}

/** Whether answering means to render a page of the site, which anybody can ask for. */
export function isRender({ url = "/" }: IncomingMessage, isForOthers: IsForOthers): boolean {
  const first = /^\/([^/?]*)/.exec(url)?.[1] ?? "";
  return first !== "media" && !isForOthers(first);
}

export function readerOf(req: IncomingMessage, res: ServerResponse, search: string): Reader {
  const { headers } = req;
  return {
    requestId:
      (res.getHeader("x-request-id") as string | undefined) ?? requestIdFrom(one(headers["x-request-id"])),
    head: req.method === "HEAD",
    acceptEncoding: one(headers["accept-encoding"]),
    ifNoneMatch: headers["if-none-match"],
    search,
  };
}
