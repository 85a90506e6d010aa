import { AppError, type ErrorCode } from "@broadsheet/contract/errors";
import type { TRPCError } from "@trpc/server";
import { appErrorOf } from "../kernel/trpc.ts";

/** The code that a call through the router, or of a use case itself, fails with; "none" when it goes through. */
export function failure(call: Promise<unknown>): Promise<ErrorCode | "none"> {
  return call.then(
    () => "none" as const,
    (error: AppError | TRPCError) => (error instanceof AppError ? error : appErrorOf(error)).code,
  );
}
