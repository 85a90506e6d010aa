import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { wholeBody } from "../http/whole-body.ts";

/** Answers a request of the web's own kind, as routes of Next do. */
export type WebHandler = (request: Request) => Response | Promise<Response>;

/**
 * A request of Node's server as one of the web's. Where it is `watched`, and where it has a body, `signal` tells when its client has gone
 * away.
 */
export function webRequest(req: IncomingMessage, res: ServerResponse, watched: boolean): Request {
  // Node joins what comes several times, so that every header a request may have is one text.
  const headers = req.headers as Record<string, string>;
  const url = `http://${req.headers.host}${req.url}`;
  const method = req.method ?? "GET";
  const bodiless = method === "GET" || method === "HEAD";
  if (bodiless && !watched) return new Request(url, { method, headers });
  const gone = new AbortController();
  res.once("close", () => {
    if (!res.writableFinished) gone.abort();
  });
  const { signal } = gone;
  if (bodiless) return new Request(url, { method, headers, signal });
  const body = Readable.toWeb(req) as ReadableStream<Uint8Array>;
  const init: RequestInit & { duplex: "half" } = { method, headers, body, duplex: "half", signal };
  return new Request(url, init);
}

/** Sends a web response. `withBody` is false for the answer to a HEAD. */
export async function sendResponse(
  res: ServerResponse,
  response: Response,
  withBody: boolean,
): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    // Several cookies come one by one.
    if (name === "set-cookie") res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  const whole = wholeBody(response);
  if (whole !== undefined) {
    const bytes = typeof whole === "string" ? Buffer.from(whole) : whole;
    res.setHeader("content-length", bytes.length);
    res.end(withBody ? bytes : undefined);
  } else if (response.body && res.destroyed) {
    // The reader went away before there was an answer: a line that nobody holds.
    await response.body.cancel();
  } else if (response.body && withBody) {
    // Layers and the pipeline all listen for its end.
    res.setMaxListeners(20);
    await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), res).catch(
      (error: NodeJS.ErrnoException) => {
        // The reader went away, which is nobody's mistake.
        if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
      },
    );
  } else {
    await response.body?.cancel();
    res.end();
  }
}
