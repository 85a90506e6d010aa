import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** A whole answer of the layers behind the cache. */
export interface Captured {
  status: number;
  /** Names in small letters; several values of one name stay several. */
  headers: ReadonlyMap<string, string | readonly string[]>;
  body: Buffer;
}

export interface CaptureRequest {
  url: string;
  headers: Readonly<Record<string, string>>;
}

export class RenderTimeout extends Error {
  override readonly name = "RenderTimeout";
}

/** A response that nobody listens to: it keeps what is written. Whoever writes cannot tell it from one with a client. */
class CapturingResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #done = Promise.withResolvers<Captured>();
  #sent = false;
  #ended = false;

  constructor(req: IncomingMessage) {
    super(req);
    // A refusal nobody waits for any more is no news.
    this.#done.promise.catch(() => {});
    Object.defineProperties(this, {
      headersSent: { get: () => this.#sent },
      writableEnded: { get: () => this.#ended },
      writableFinished: { get: () => this.#ended },
      finished: { get: () => this.#ended },
    });
  }

  get captured(): Promise<Captured> {
    return this.#done.promise;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.find((part) => typeof part === "object" && part !== null);
    this.statusCode = status;
    if (Array.isArray(headers))
      for (let at = 0; at + 1 < headers.length; at += 2)
        this.setHeader(String(headers[at]), String(headers[at + 1]));
    else
      for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders))
        if (value !== undefined) this.setHeader(name, value);
    this.#sent = true;
    return this;
  }

  override flushHeaders(): void {
    if (!this.#sent) this.writeHead(this.statusCode);
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.flushHeaders();
    this.#keep(chunk, rest);
    callbackIn(rest);
    return true;
  }

  override end(...rest: unknown[]): this {
    if (this.#ended) return this;
    this.flushHeaders();
    const [chunk] = rest;
    if (chunk !== undefined && typeof chunk !== "function") this.#keep(chunk, rest.slice(1));
    this.#ended = true;
    const headers = new Map<string, string | readonly string[]>();
    for (const [name, value] of Object.entries(this.getHeaders()))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value : String(value));
    this.#done.resolve({ status: this.statusCode, headers, body: Buffer.concat(this.#chunks) });
    callbackIn(rest);
    process.nextTick(() => {
      this.emit("finish");
      this.emit("close");
    });
    return this;
  }

  override destroy(error?: Error): this {
    this.#done.reject(error ?? new Error("the answer was broken off"));
    return super.destroy(error);
  }

  #keep(chunk: unknown, rest: unknown[]): void {
    if (typeof chunk === "string") {
      const encoding = typeof rest[0] === "string" ? (rest[0] as BufferEncoding) : "utf8";
      this.#chunks.push(Buffer.from(chunk, encoding));
    } else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
  }
}

function callbackIn(args: readonly unknown[]): void {
  const callback = args.find((arg) => typeof arg === "function");
  if (callback) process.nextTick(callback as () => void);
}

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Rejects with RenderTimeout when there is nothing after `limitMs`. */
export async function inTime<T>(made: Promise<T>, limitMs: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new RenderTimeout(`no answer within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([made, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks the layers behind for a GET in nobody's name and waits for the whole answer, `limitMs` at most. Rejects with what a layer threw,
 * or with RenderTimeout.
 */
export async function capture(handle: Handler, asked: CaptureRequest, limitMs: number): Promise<Captured> {
  const socket = new Socket();
  const req = new IncomingMessage(socket);
  req.method = "GET";
  req.url = asked.url;
  req.httpVersion = "1.1";
  req.headers = { ...asked.headers };
  req.rawHeaders = Object.entries(asked.headers).flat();
  req.push(null);
  const res = new CapturingResponse(req);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new RenderTimeout(`no answer within ${limitMs} ms`);
    late.reject(error);
    res.destroy(error);
  }, limitMs);
  try {
    const failed = handle(req, res).then(() => res.captured);
    return await Promise.race([res.captured, failed, late.promise]);
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
