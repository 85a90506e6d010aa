import type { IncomingMessage } from "node:http";
import { maxMediaBytes } from "@broadsheet/contract/media";
import type { Layer } from "./layer.ts";
import { pathOf } from "./layer.ts";
import { sendProblem } from "./problem.ts";

const MEGABYTE = 1024 * 1024;

const uploads = new Set(["/api/studio/media", "/api/v1/media"]);

/** The largest body accepted at a path, in bytes: files may be large, nothing else is. */
export function bodyLimitFor(path: string): number {
  // A form adds little around its file; who sends more than the file may have is told so by the route.
  if (uploads.has(path)) return maxMediaBytes + MEGABYTE;
  if (path.startsWith("/api/")) return 10 * MEGABYTE;
  return MEGABYTE;
}

/**
 * Bounds what a client may send. A declared length is judged at once; a body sent in chunks is counted as it arrives, by standing
 * in front of the stream's `push`, so that whoever reads the request sees it untouched.
 */
export function bodyLimit(limitFor: (path: string) => number = bodyLimitFor): Layer {
  return async (req, res, next) => {
    const limit = limitFor(pathOf(req));
    const refuse = () => sendProblem(res, 413, `The body may have ${limit} bytes at most`);
    if (Number(req.headers["content-length"] ?? 0) > limit) return refuse();
    if (req.headers["transfer-encoding"] !== undefined) countBody(req, limit, refuse);
    await next();
  };
}

function countBody(req: IncomingMessage, limit: number, refuse: () => void): void {
  const push = req.push.bind(req);
  let received = 0;
  req.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (Buffer.isBuffer(chunk)) received += chunk.length;
    if (received > limit) {
      refuse();
      req.destroy(new Error("request body too large"));
      return false;
    }
    return push(chunk, encoding);
  };
}
