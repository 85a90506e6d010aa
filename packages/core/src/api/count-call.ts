import { AppError } from "@broadsheet/contract/errors";
import type { Context } from "../kernel/context.ts";
import { networkOf } from "../kernel/limit.ts";

export interface Allowance {
  /** Who is counted. */
  name: "token" | "address";
  /** Calls a window. */
  quota: number;
  windowSeconds: number;
  /** Calls left in this one. */
  remaining: number;
  /** 0 while calls are left. */
  retryAfterSeconds: number;
}

const windowSeconds = 60;

/** Takes calls (one, or as many as a batch holds) from the allowance of a token, or of a stranger's network. Null where there is no limit. */
export async function countApiCall(ctx: Context, calls = 1): Promise<Allowance | null> {
  const quota = ctx.config.apiCallsPerMinute;
  if (quota === 0) return null;
  const { actor } = ctx;
  const name = actor.kind === "token" ? "token" : "address";
  const key = actor.kind === "token" ? actor.tokenId : networkOf(ctx.ip);
  const policy = { name: `api-${name}`, points: quota, durationSeconds: windowSeconds };
  const { allowed, remaining, retryAfterSeconds } = await ctx.limiter.consume(key, policy, calls);
  return { name, quota, windowSeconds, remaining, retryAfterSeconds: allowed ? 0 : retryAfterSeconds };
}

/** Throws RATE_LIMITED for a call beyond the allowance. */
export function requireAllowance(allowance: Allowance | null): void {
  if (!allowance || allowance.retryAfterSeconds === 0) return;
  const { retryAfterSeconds, quota } = allowance;
  const message = `At most ${quota} calls a minute; wait ${retryAfterSeconds} s`;
  throw new AppError("RATE_LIMITED", message, { retryAfterSeconds });
}
