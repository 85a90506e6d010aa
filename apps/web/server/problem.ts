import type { ServerResponse } from "node:http";

/** Answers an RFC 9457 problem for what never reaches the application, and closes the connection: its peer did not behave. */
export function sendProblem(res: ServerResponse, status: number, title: string): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = JSON.stringify({ type: "about:blank", status, title });
  res.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  res.end(body);
}
