import type { IncomingMessage, ServerResponse } from "node:http";
import type { PurgeFollower } from "@broadsheet/core/site/purge-follower";
import { requestIdFrom, runWithRequest } from "@broadsheet/telemetry/request";
import type { Layer } from "../layer.ts";
import type { SiteAnswers } from "../site-answers.ts";
import { type Asked, askedFor, type IsForOthers } from "./cache-key.ts";
import { type Captured, capture, type Handler, inTime } from "./captured.ts";
import { Compressor } from "./compress.ts";
import { type Entry, entryOf } from "./entry.ts";
import { cacheBytes, cacheEntries, cachePurged, cacheRequests, type Outcome } from "./metrics.ts";
import { Overloaded, type RenderGate } from "./render-gate.ts";
import { type Address, isAnonymousRead, isRender, one, readerOf } from "./request.ts";
import { bestEncoding, sendCaptured, sendEntry } from "./send-entry.ts";
import { PageStore } from "./store.ts";
import { sendUnavailable } from "./unavailable.ts";

export interface PageCacheOptions {
  maxBytes: number;
  /** The layers that answer what is not kept. */
  behind: Handler;
  /** Makes pages without the layers where it can. */
  answers?: SiteAnswers | undefined;
  follower: Pick<PurgeFollower, "knowledge" | "ask" | "unknownFor">;
  gate: RenderGate;
  isForOthers: IsForOthers;
  /** How long one answer may take to make, in milliseconds. */
  renderLimitMs: number;
  /** How old what is shown may be when nothing newer can be made, in milliseconds. */
  staleLimitMs: number;
  /** Told what was answered without any other layer. */
  onHit?: ((req: IncomingMessage, status: number) => void) | undefined;
  onError: (error: unknown) => void;
}

interface Rendering {
  captured: Captured;
  /** What is kept of it; null when it is nobody else's business, undefined when a purge came between. */
  entry: Entry | null | undefined;
}

/** Addresses whose answer was lately somebody's own: for some seconds they are not rendered for all. */
const rememberedPrivate = 1_000;
const privateForMs = 10_000;
/** Requests that may wait for renders of others. */
const maxWaiting = 4_000;

type Kept = "hit" | "stale" | "miss" | "collapsed";

const labels: Readonly<Record<Kept, { outcome: Outcome }>> = {
  hit: { outcome: "hit" },
  stale: { outcome: "stale" },
  miss: { outcome: "miss" },
  collapsed: { outcome: "collapsed" },
};

const status = {
  hit: "broadsheet; hit",
  stale: "broadsheet; hit; ttl=-1",
  miss: "broadsheet; fwd=miss; stored",
  unkept: "broadsheet; fwd=miss",
  collapsed: "broadsheet; fwd=miss; collapsed",
};

/** Keeps finished answers for anonymous readers in front of the layers that make them. */
export class PageCache {
  readonly #options: PageCacheOptions;
  readonly #store: PageStore;
  readonly #compressor: Compressor;
  readonly #keys = new WeakMap<Entry, string>();
  readonly #renders = new Map<string, Promise<Rendering>>();
  readonly #private = new Map<string, number>();
  #waiting = 0;

  constructor(options: PageCacheOptions) {
    this.#options = options;
    this.#store = new PageStore({ maxBytes: options.maxBytes });
    this.#compressor = new Compressor((entry, bytes) =>
      this.#store.grow(this.#keys.get(entry) ?? "", entry, bytes),
    );
  }

  /** Forgets what shows any of these. */
  purge(tags: readonly string[]): void {
    cachePurged.inc(this.#store.purge(tags));
    this.#measure();
  }

  /** Forgets everything. */
  clear(): void {
    this.#store.clear();
    this.#measure();
  }

  /**
   * Answers at once, before any layer, when that is possible: a kept page, known to be current. Only what passed the layers once is kept, so
   * what they check holds for it.
   */
  answerAtOnce(req: IncomingMessage, res: ServerResponse, at: Address): boolean {
    if (!isAnonymousRead(req)) return false;
    const asked = askedFor(at.scheme, at.host, req.url ?? "", this.#options.isForOthers);
    const entry = asked && this.#store.get(asked.key);
    if (!entry) return false;
    const now = performance.now();
    if (now > entry.freshUntil || this.#options.follower.knowledge(now) !== "current") return false;
    this.#send(req, res, entry, asked, "hit");
    this.#options.onHit?.(req, entry.status);
    return true;
  }

  /** The layer: answers from memory, renders once for all who ask at the same time, and lets through what is not for all. */
  layer(addressOf: (req: IncomingMessage) => Address): Layer {
    return async (req, res) => {
      const at = addressOf(req);
      const asked = isAnonymousRead(req)
        ? askedFor(at.scheme, at.host, req.url ?? "", this.#options.isForOthers)
        : null;
      if (!asked || this.#isPrivate(asked.key)) return this.#pass(req, res);
      const entry = this.#store.get(asked.key);
      if (entry && (await this.#answerKept(req, res, asked, at, entry))) return;
      await this.#answerRendered(req, res, asked, at);
    };
  }

  /** Answers from what is kept, if that may be shown. */
  async #answerKept(
    req: IncomingMessage,
    res: ServerResponse,
    asked: Asked,
    at: Address,
    entry: Entry,
  ): Promise<boolean> {
    const { follower, staleLimitMs } = this.#options;
    let knowledge = follower.knowledge(performance.now());
    if (knowledge === "ask") knowledge = await follower.ask();
    const now = performance.now();
    if (knowledge === "away") {
      if (follower.unknownFor(now) > staleLimitMs) return false;
      this.#send(req, res, entry, asked, "stale");
      return true;
    }
    // What was purged while the log was read is gone.
    if (this.#store.get(asked.key) !== entry) return false;
    if (now <= entry.freshUntil) {
      this.#send(req, res, entry, asked, "hit");
      return true;
    }
    if (now > entry.staleUntil) return false;
    this.#renew(req, asked, at);
    this.#send(req, res, entry, asked, "stale");
    return true;
  }

  async #answerRendered(req: IncomingMessage, res: ServerResponse, asked: Asked, at: Address): Promise<void> {
    const under = this.#renders.get(asked.key);
    if (under && this.#waiting >= maxWaiting)
      return this.#refuse(req, res, asked, new Overloaded("too many wait"));
    this.#waiting += 1;
    try {
      const { captured, entry } = await (under ?? this.#render(req, asked, at));
      if (captured.status >= 500 && this.#sendOld(req, res, asked)) return;
      if (entry) return this.#send(req, res, entry, asked, under ? "collapsed" : "miss");
      // Whoever waited for an answer that turned out to be somebody's own gets one of their own.
      if (under && entry === null && captured.status < 500) return await this.#pass(req, res);
      // It may have been read before a purge: right for who asked before that, but who came later is not to see it.
      if (under && entry === undefined) return await this.#answerRendered(req, res, asked, at);
      cacheRequests.inc({ outcome: "miss" });
      sendCaptured(res, captured, readerOf(req, res, asked.search), status.unkept);
    } catch (error) {
      this.#refuse(req, res, asked, error);
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Renders once, however many ask. */
  #render(req: IncomingMessage, asked: Asked, at: Address): Promise<Rendering> {
    const rendering = this.#renderNow(req, asked, at).finally(() => {
      if (this.#renders.get(asked.key) === rendering) this.#renders.delete(asked.key);
    });
    this.#renders.set(asked.key, rendering);
    return rendering;
  }

  async #renderNow(req: IncomingMessage, asked: Asked, at: Address): Promise<Rendering> {
    const { gate } = this.#options;
    const leave = await gate.enter();
    try {
      const mark = this.#store.mark();
      const requestId = requestIdFrom(one(req.headers["x-request-id"]));
      const headers: Record<string, string> = {
        host: at.host,
        "x-forwarded-proto": at.scheme,
        "x-request-id": requestId,
        "accept-encoding": "identity",
        "x-real-ip": one(req.headers["x-real-ip"]) ?? "",
      };
      const captured = await runWithRequest({ requestId }, () => this.#make(asked.target, headers));
      const { follower } = this.#options;
      // What was purged while this was rendered must be known before anybody else gets it.
      if (follower.knowledge(performance.now()) === "ask") await follower.ask();
      const entry = entryOf(captured, performance.now());
      if (!entry) {
        if (captured.status < 500) this.#rememberPrivate(asked.key);
        return { captured, entry: null };
      }
      this.#keys.set(entry, asked.key);
      if (this.#store.purgedSince(mark, entry.tags)) return { captured, entry: undefined };
      this.#store.put(asked.key, entry, mark, asked.varied);
      this.#measure();
      return { captured, entry };
    } finally {
      leave();
    }
  }

  async #make(target: string, headers: Readonly<Record<string, string>>): Promise<Captured> {
    const { answers, behind, renderLimitMs } = this.#options;
    const made = answers && (await inTime(answers(target, headers), renderLimitMs));
    return made ?? capture(behind, { url: target, headers }, renderLimitMs);
  }

  /** Renders anew what readers meanwhile see as it is, when there is room for that. */
  #renew(req: IncomingMessage, asked: Asked, at: Address): void {
    if (this.#renders.has(asked.key) || !this.#options.gate.hasRoom) return;
    this.#render(req, asked, at).catch(this.#options.onError);
  }

  /** What is kept and too old to be shown is better than an error. */
  #sendOld(req: IncomingMessage, res: ServerResponse, asked: Asked): boolean {
    const entry = this.#store.get(asked.key);
    if (!entry || performance.now() - entry.madeAt > this.#options.staleLimitMs) return false;
    this.#send(req, res, entry, asked, "stale");
    return true;
  }

  #refuse(req: IncomingMessage, res: ServerResponse, asked: Asked, error: unknown): void {
    if (!(error instanceof Overloaded)) this.#options.onError(error);
    if (this.#sendOld(req, res, asked)) return;
    cacheRequests.inc({ outcome: "shed" });
    sendUnavailable(req, res, error);
  }

  /** For what is one caller's own. Its renders are counted with the others where anybody may ask for them. */
  async #pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { behind, gate } = this.#options;
    cacheRequests.inc({ outcome: "bypass" });
    if (!res.headersSent) res.setHeader("cache-status", "broadsheet; fwd=bypass");
    if (!isRender(req, this.#options.isForOthers)) return behind(req, res);
    let leave: () => void;
    try {
      leave = await gate.enter();
    } catch (error) {
      return sendUnavailable(req, res, error);
    }
    const limit = setTimeout(leave, this.#options.renderLimitMs);
    res.once("close", leave);
    try {
      await behind(req, res);
    } finally {
      clearTimeout(limit);
      leave();
    }
  }

  #send(req: IncomingMessage, res: ServerResponse, entry: Entry, asked: Asked, outcome: Kept): void {
    cacheRequests.inc(labels[outcome]);
    const reader = readerOf(req, res, asked.search);
    const variant = this.#compressor.variant(entry, bestEncoding(reader.acceptEncoding));
    sendEntry(res, entry, variant, reader, status[outcome]);
  }

  #isPrivate(key: string): boolean {
    const until = this.#private.get(key);
    if (until === undefined) return false;
    if (performance.now() < until) return true;
    this.#private.delete(key);
    return false;
  }

  #rememberPrivate(key: string): void {
    this.#private.delete(key);
    this.#private.set(key, performance.now() + privateForMs);
    if (this.#private.size <= rememberedPrivate) return;
    const [oldest] = this.#private.keys();
    if (oldest !== undefined) this.#private.delete(oldest);
  }

  #measure(): void {
    cacheBytes.set(this.#store.bytes);
    cacheEntries.set(this.#store.size);
  }
}
