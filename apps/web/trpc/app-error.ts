import { type AppError, type ErrorCode, parseAppError } from "@broadsheet/contract/errors";
import { TRPCClientError } from "@trpc/client";

/**
 * The typed error behind whatever a call in the browser threw: the server's AppError, or UNAVAILABLE when there was no answer at all
 * (offline, a restart), else INTERNAL.
 */
export function appErrorOf(error: unknown): AppError {
  if (error instanceof TRPCClientError && !error.data && error.cause instanceof TypeError)
    return parseAppError(error.cause);
  return parseAppError(error);
}

const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["UNAVAILABLE", "INTERNAL"]);

/** Whether the same read may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  return passing.has(appErrorOf(error).code);
}
