import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { processWide } from "./process-wide.ts";

/** What is known about the request (or job) that the current code runs for. */
export interface RequestScope {
  requestId: string;
}

const storage = processWide("request", () => new AsyncLocalStorage<RequestScope>());

/** Runs `fn`, and everything it awaits, in the scope of one request; log lines in it carry its id. */
export function runWithRequest<T>(scope: RequestScope, fn: () => T): T {
  return storage.run(scope, fn);
}

/** The scope of the request being answered, or undefined outside one. */
export function currentRequest(): RequestScope | undefined {
  return storage.getStore();
}

const acceptable = /^[A-Za-z0-9._-]{8,128}$/;

/** The id that a caller or a proxy gave its request when it is harmless to log and echo, else a new one. */
export function requestIdFrom(header: string | null | undefined): string {
  return header && acceptable.test(header) ? header : randomUUID();
}
