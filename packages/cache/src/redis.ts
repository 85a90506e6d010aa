import type { Logger } from "@broadsheet/telemetry/logger";
import { Redis } from "ioredis";

const patienceMs = 2_000;

/** Waits for a first connection, but not for long: a process starts without it and is joined to it later. */
export async function soon(connected: Promise<unknown>): Promise<void> {
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, patienceMs);
  await Promise.race([connected, patience.promise]);
  clearTimeout(timer);
}

/** Resolves when the connection can be used, or after two seconds without it. */
export async function readySoon(redis: Redis): Promise<void> {
  if (redis.status === "ready") return;
  await soon(new Promise((resolve) => redis.once("ready", resolve)));
}

/**
 * A connection that fails fast: while Redis is away every command is refused at once instead of being held back, and
 * a command that is not answered in time fails. It reconnects for as long as it lives.
 */
export function connectRedis(url: string, name: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    connectionName: `broadsheet-${name}`,
    connectTimeout: 2_000,
    commandTimeout: 500,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000) + Math.random() * 100,
  });
  let away = false;
  redis.on("error", (error) => {
    if (!away) logger.warn({ err: error, connection: name }, "Redis is away; going on without it");
    away = true;
  });
  redis.on("ready", () => {
    if (away) logger.info({ connection: name }, "Redis is back");
    away = false;
  });
  return redis;
}
