import path from "node:path";
import { createBus } from "@broadsheet/cache/bus";
import { createCache } from "@broadsheet/cache/cache";
import { createCdn } from "@broadsheet/cache/cdn";
import { createRateLimiter } from "@broadsheet/cache/rate-limiter";
import { connectDatabase } from "@broadsheet/db/connection";
import { createMailer } from "@broadsheet/mail/mailer";
import { createQueue } from "@broadsheet/queue/queue";
import { createStorage } from "@broadsheet/storage/storage";
import { createLogger, type Logger } from "@broadsheet/telemetry/logger";
import type { ServicesEnv } from "./env.ts";
import { type Services, systemClock } from "./kernel/services.ts";

export interface RunningServices extends Services {
  /** Ends every connection; running jobs are given the queue's usual time. */
  stop(): Promise<void>;
}

export interface ServicesOptions {
  /** Of the process, in its log and its database connections: "web", "worker", "cli". */
  name: string;
  /** Default: a new one to standard output. */
  log?: Logger;
  /** Largest number of database connections. Default 10. */
  maxConnections?: number;
}

/** Makes what a process works with. The database and the queue connect when first used; Redis is waited for two seconds at most. */
export async function createServices(env: ServicesEnv, options: ServicesOptions): Promise<RunningServices> {
  const { name, maxConnections = 10 } = options;
  const logger = options.log ?? createLogger({ name });
  const { redisUrl } = env;
  const db = connectDatabase({
    url: env.databaseUrl,
    // Also when the address names the owner of the tables: row-level security must bind this process.
    role: "broadsheet_app",
    max: maxConnections,
    applicationName: `broadsheet-${name}`,
  });
  const queue = createQueue({ connectionString: env.databaseUrl, logger });
  const bus = await createBus({ logger, redisUrl, sql: db.sql });
  const [cache, limiter] = await Promise.all([
    createCache({ logger, bus, redisUrl }),
    createRateLimiter({ logger, redisUrl }),
  ]);
  const mailer = createMailer({
    smtpUrl: env.smtpUrl,
    dir: path.join(env.dataDir, "outbox"),
    from: env.mailFrom,
    logger,
  });
  const storage = await createStorage(env.s3 ? { s3: env.s3 } : { dir: path.join(env.dataDir, "files") });
  return {
    db,
    queue,
    bus,
    cache,
    ...(env.cdn.length > 0 ? { cdn: createCdn({ targets: env.cdn, logger }) } : {}),
    limiter,
    mailer,
    storage,
    log: logger,
    clock: systemClock,
    config: {
      publicUrl: env.publicUrl,
      secret: env.secret,
      apiCallsPerMinute: env.apiCallsPerMinute,
      mediaBytesPerPublication: env.mediaBytesPerPublication,
      importBytes: env.importBytes,
    },
    async stop() {
      await queue.stop();
      await Promise.allSettled([cache.stop(), limiter.stop(), mailer.stop(), storage.stop(), bus.stop()]);
      await db.close();
    },
  };
}
