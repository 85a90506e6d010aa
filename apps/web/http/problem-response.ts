import { AppError } from "@broadsheet/contract/errors";
import { problemOf } from "@broadsheet/contract/problems";
import type { Logger } from "@broadsheet/telemetry/logger";
import { currentRequest, requestIdFrom } from "@broadsheet/telemetry/request";

/** The id that the server around Next gave a request; a new one where none did. */
export function requestIdOf(headers: Headers): string {
  return currentRequest()?.requestId ?? requestIdFrom(headers.get("x-request-id"));
}

export interface ProblemOptions {
  requestId: string;
  log: Logger;
  /** In place of the error table's. */
  status?: number;
  headers?: HeadersInit;
}

/** Answers what was thrown as problem+json. What is no part of the contract is logged and answered without a word about it. */
export function problemResponse(thrown: unknown, options: ProblemOptions): Response {
  const { requestId, log } = options;
  const error = thrown instanceof AppError ? thrown : new AppError("INTERNAL");
  if (error !== thrown) log.error({ err: thrown, requestId }, "request failed");
  const problem = problemOf(error, requestId, options.status);
  const headers = new Headers(options.headers);
  headers.set("content-type", "application/problem+json");
  headers.set("cache-control", "no-store");
  headers.set("x-request-id", requestId);
  if (problem.retryAfterSeconds !== undefined) headers.set("retry-after", String(problem.retryAfterSeconds));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
