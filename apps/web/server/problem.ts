import type { ServerResponse } from "node:http";
import { AppError, type ErrorCode } from "@broadsheet/contract/errors";
import { problemOf } from "@broadsheet/contract/problems";

const codes: Readonly<Record<number, ErrorCode>> = {
  400: "BAD_REQUEST",
  405: "METHOD_NOT_ALLOWED",
  413: "PAYLOAD_TOO_LARGE",
};

/** Answers an RFC 9457 problem for what never reaches the application, and closes the connection: its peer did not behave. */
export function sendProblem(res: ServerResponse, status: number, detail: string): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const requestId = String(res.getHeader("x-request-id") ?? "");
  const error = new AppError(codes[status] ?? "INTERNAL", detail);
  const body = JSON.stringify(problemOf(error, requestId, status));
  res.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  res.end(body);
}
