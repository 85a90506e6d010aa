import type { ErrorCode } from "@broadsheet/contract/errors";
import type { TRPCError } from "@trpc/server";
import { appErrorOf } from "../kernel/trpc.ts";

/** The code that a call through the router fails with, or "none" when it goes through. */
export function failure(call: Promise<unknown>): Promise<ErrorCode | "none"> {
  return call.then(
    () => "none" as const,
    (error: TRPCError) => appErrorOf(error).code,
  );
}
