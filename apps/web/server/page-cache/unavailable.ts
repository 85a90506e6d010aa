import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@broadsheet/contract/errors";
import { problemOf } from "@broadsheet/contract/problems";
import { commonHeaders, dataPolicy } from "../security-headers.ts";
import { Overloaded } from "./render-gate.ts";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const page = (text: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>503</title></head>
<body><h1>Please try again in a moment</h1><p>${escaped(text)}</p></body></html>
`;

/** Answers 503 at once, with the time to come again: to programs as problem+json, to people as a page that costs nothing. */
export function sendUnavailable(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const known = new AppError("UNAVAILABLE", undefined, {}, { cause: error });
  const forPrograms = req.url?.startsWith("/api/") ?? false;
  const requestId = String(res.getHeader("x-request-id") ?? "");
  const body = forPrograms ? JSON.stringify(problemOf(known, requestId, 503)) : page(known.message);
  res.writeHead(503, {
    ...commonHeaders,
    "content-security-policy": dataPolicy,
    "content-type": forPrograms ? "application/problem+json" : "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "retry-after": String(error instanceof Overloaded ? error.retryAfterSeconds : 5),
    "cache-status": "broadsheet; fwd=miss",
  });
  res.end(req.method === "HEAD" ? undefined : body);
}
