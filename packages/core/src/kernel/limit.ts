import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import { AppError } from "@broadsheet/contract/errors";
import type { Context } from "./context.ts";

/** Takes one point of a key's allowance. Throws RATE_LIMITED, with the seconds to wait, when none is left. */
export async function limit(ctx: Pick<Context, "limiter">, policy: RatePolicy, key: string): Promise<void> {
  const { allowed, retryAfterSeconds } = await ctx.limiter.consume(key, policy);
  if (!allowed) throw new AppError("RATE_LIMITED", undefined, { retryAfterSeconds });
}

/** Whom a limit by address counts: an IPv4 address, or an IPv6 network of 64 bits, as one customer has all of those. */
export function networkOf(ip: string | null): string {
  if (ip === null) return "unknown";
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = ip.split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array(zeros).fill("0"), ...right].slice(0, 4).join(":");
}

/** A key made of personal data, so that no address is stored with the counts. */
export function privateKey(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("base64url").slice(0, 24);
}
