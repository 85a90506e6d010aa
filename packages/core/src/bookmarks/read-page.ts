import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import type { PageFailure } from "@broadsheet/contract/vocabulary";
import sniffEncoding from "html-encoding-sniffer";
import { type Dispatcher, request } from "undici";
import {
  giveUp,
  PublicAgent,
  type PublicAgentOptions,
  webPorts,
  whyUnreached,
} from "../kernel/public-agent.ts";
import { type PageWords, readPageWords } from "./page-words.ts";

export type PageAnswer = { found: true; words: PageWords } | { found: false; reason: PageFailure };

export interface PageReader {
  /** What the page at an http(s) address says of itself. Never throws but when `stop` does. */
  read(url: string, stop?: AbortSignal): Promise<PageAnswer>;
  close(): Promise<void>;
}

/** Bytes of a page, unpacked, that are looked at: its head is at its beginning. */
export const mostBytes = 512 * 1024;
const headers = {
  "user-agent": "Broadsheet (describes a page for a bookmark)",
  accept: "text/html,application/xhtml+xml",
  "accept-encoding": "gzip, br",
};
const reasons = { closed: "closed", unknown: "missing", unreachable: "unreachable" } as const;
const failed = (reason: PageFailure): PageAnswer => ({ found: false, reason });

/**
 * Reads the heads of pages on the open internet: names are checked after they were resolved, each redirect anew; an answer that is no page, takes
 * longer than `timeoutMs` or has no end is given up. Nothing of a page is stored or run.
 */
export function createPageReader({
  allows,
  ports = webPorts,
  timeoutMs = 8_000,
}: PublicAgentOptions = {}): PageReader {
  const agent = new PublicAgent({ allows, ports, timeoutMs });
  const { dispatcher } = agent;

  async function fetchPage(url: URL, signal: AbortSignal): Promise<PageAnswer> {
    const found = await agent.follow(url, (at) => request(at, { headers, dispatcher, signal }));
    if (found.end !== "answer") return failed(found.end === "closed" ? "closed" : "missing");
    const { answer } = found;
    const failure = failureOf(answer);
    if (failure) {
      giveUp(answer);
      return failed(failure);
    }
    return { found: true, words: readPageWords(decode(await readHead(answer), charsetOf(answer))) };
  }

  return {
    async read(url, stop) {
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        return await fetchPage(new URL(url), stop ? AbortSignal.any([stop, timeout]) : timeout);
      } catch (error) {
        stop?.throwIfAborted();
        return failed(reasons[whyUnreached(error)]);
      }
    },
    close: () => agent.close(),
  };
}

const contentType = ({ headers: { "content-type": type } }: Dispatcher.ResponseData) =>
  [type].flat()[0] ?? "";

function failureOf(answer: Dispatcher.ResponseData): PageFailure | null {
  const { statusCode: status } = answer;
  if (status === 404 || status === 410) return "missing";
  if (status >= 500) return "unreachable";
  if (status < 200 || status >= 300) return "refused";
  const isPage = /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(contentType(answer));
  return isPage && Object.hasOwn(unpackers, packingOf(answer)) ? null : "notAPage";
}

const unpackers: Record<string, (body: Readable) => Readable> = {
  identity: (body) => body,
  gzip: (body) => pipeline(body, createGunzip(), () => {}),
  br: (body) => pipeline(body, createBrotliDecompress(), () => {}),
};
const packingOf = ({ headers: { "content-encoding": packing } }: Dispatcher.ResponseData) =>
  [packing].flat()[0]?.toLowerCase() ?? "identity";

const charsetOf = (answer: Dispatcher.ResponseData) =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType(answer))?.[1];

/** The beginning of an answer, as far as the end of the page's head and no further than `mostBytes`. */
async function readHead(answer: Dispatcher.ResponseData): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let tail = "";
  const body = unpackers[packingOf(answer)]?.(answer.body) ?? answer.body;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      const seen = tail + chunk.toString("latin1");
      if (size >= mostBytes || /<\/head\b|<body\b/i.test(seen)) break;
      tail = seen.slice(-8);
    }
  } finally {
    giveUp(answer);
  }
  return Buffer.concat(chunks).subarray(0, mostBytes);
}

/** The text in the encoding that the answer, its first bytes or the page itself name. */
function decode(bytes: Buffer, charset: string | undefined): string {
  const name = sniffEncoding(bytes, {
    ...(charset !== undefined && { transportLayerEncodingLabel: charset }),
    defaultEncoding: "UTF-8",
  });
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
