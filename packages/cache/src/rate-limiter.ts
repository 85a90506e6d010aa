import type { Logger } from "@broadsheet/telemetry/logger";
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { connectRedis, readySoon } from "./redis.ts";

/** So many points in so many seconds, counted for each key by itself. */
export interface RatePolicy {
  /** Unique among policies: it is part of the stored key. */
  name: string;
  points: number;
  durationSeconds: number;
  /** Once exceeded, nothing is allowed for this long. Default: until the duration has passed. */
  blockSeconds?: number;
}

export interface RateResult {
  allowed: boolean;
  /** Points left now. */
  remaining: number;
  /** 0 when allowed. */
  retryAfterSeconds: number;
}

export interface RateLimiterOptions {
  logger: Logger;
  /** Counts are shared by all processes when given; else, and while Redis is away, each counts for itself. */
  redisUrl?: string | undefined;
  /** Default "broadsheet". */
  namespace?: string;
}

export interface RateLimiter {
  /** Takes points (default 1) from a key's allowance. Never rejects. */
  consume(key: string, policy: RatePolicy, points?: number): Promise<RateResult>;
  /** Gives a key its whole allowance back, as after a right password. */
  reset(key: string, policy: RatePolicy): Promise<void>;
  stop(): Promise<void>;
}

interface Pair {
  memory: RateLimiterMemory;
  redis: RateLimiterRedis | undefined;
}

export async function createRateLimiter(options: RateLimiterOptions): Promise<RateLimiter> {
  const { logger, redisUrl, namespace = "broadsheet" } = options;
  const redis = redisUrl ? connectRedis(redisUrl, "limits", logger) : undefined;
  if (redis) await readySoon(redis);
  // A Redis that hangs costs its time-out three times, then nothing until it is tried again.
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof RateLimiterRes)),
    { halfOpenAfter: 5_000, breaker: new ConsecutiveBreaker(3) },
  );
  const pairs = new Map<string, Pair>();

  function pairFor(policy: RatePolicy): Pair {
    const id = `${policy.name}:${policy.points}:${policy.durationSeconds}:${policy.blockSeconds ?? ""}`;
    const known = pairs.get(id);
    if (known) return known;
    const common = {
      keyPrefix: `${namespace}:limit:${policy.name}`,
      points: policy.points,
      duration: policy.durationSeconds,
      ...(policy.blockSeconds === undefined ? {} : { blockDuration: policy.blockSeconds }),
    };
    const made: Pair = {
      memory: new RateLimiterMemory(common),
      redis: redis && new RateLimiterRedis({ ...common, storeClient: redis, rejectIfRedisNotReady: true }),
    };
    pairs.set(id, made);
    return made;
  }

  /** On Redis, or in memory when it does not answer. */
  async function run<T>(policy: RatePolicy, use: (limiter: RateLimiterAbstract) => Promise<T>): Promise<T> {
    const { memory, redis: shared } = pairFor(policy);
    if (!shared) return use(memory);
    try {
      return await breaker.execute(() => use(shared));
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      if (!(error instanceof BrokenCircuitError))
        logger.warn({ err: error }, "limits are counted in this process only");
      return use(memory);
    }
  }

  return {
    async consume(key, policy, points = 1) {
      try {
        const { remainingPoints } = await run(policy, (limiter) => limiter.consume(key, points));
        return { allowed: true, remaining: remainingPoints, retryAfterSeconds: 0 };
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        return {
          allowed: false,
          remaining: Math.max(0, error.remainingPoints),
          retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
        };
      }
    },
    async reset(key, policy) {
      await pairFor(policy).memory.delete(key);
      await run(policy, (limiter) => limiter.delete(key));
    },
    async stop() {
      redis?.disconnect();
    },
  };
}
