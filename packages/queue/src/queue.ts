import { randomUUID } from "node:crypto";
import type { Logger } from "@broadsheet/telemetry/logger";
import { sql } from "drizzle-orm";
import { type DrizzleTransactionLike, fromDrizzle, PgBoss } from "pg-boss";
import type { z } from "zod";
import { countJobs, type JobCounts } from "./counts.ts";
import { retryDeadLetters } from "./dead-letters.ts";
import { type DrainOptions, type DrainResult, drainJobs } from "./drain.ts";
import type { AnyJob, Job } from "./job.ts";
import { startWorkers } from "./worker.ts";

export interface QueueOptions {
  /** The restricted role's address; a session connection (not a pooler in transaction mode) where workers run. */
  connectionString: string;
  logger: Logger;
  /** The Postgres schema of the queue. Default "pgboss". */
  schema?: string;
  /** The clock that cron runs by. Default: the system's. */
  now?: () => Date;
  /** Connections this process may open for the queue. Default 4; a web process uses one or two. */
  maxConnections?: number;
}

export interface EnqueueOptions {
  /** Not before this time. Default: at once. */
  startAfter?: Date;
  /**
   * At most one job of this kind and key waits. Enqueuing another moves the waiting one: it gets this payload and this time.
   * A running one does not count, as it may already have read what has changed since.
   */
  singletonKey?: string;
  /** Higher runs earlier. Default 0. */
  priority?: number;
}

/** A drizzle transaction (or database, where no transaction is needed). */
export type Transaction = DrizzleTransactionLike;

export interface Queue {
  /**
   * Adds a job inside the caller's transaction: it exists when that commits, and workers are told then. Returns its id.
   *
   * @throws {z.ZodError} for a payload that the job's schema refuses
   */
  enqueue<Services, Schema extends z.ZodType>(
    tx: Transaction,
    job: Job<Services, Schema>,
    payload: z.input<Schema>,
    options?: EnqueueOptions,
  ): Promise<string>;
  /** Runs these jobs in this process as they come, until `stop`. */
  work<Services>(jobs: readonly AnyJob<Services>[], services: Services): Promise<void>;
  /** Runs what is due, once, and returns. For places where no worker lives. */
  drain<Services>(
    jobs: readonly AnyJob<Services>[],
    services: Services,
    options?: DrainOptions,
  ): Promise<DrainResult>;
  /** Jobs by name and state; also sets the metric `broadsheet_jobs`. */
  counts(): Promise<Record<string, JobCounts>>;
  /** Puts dead letters (of one job, or all) back where they failed. Returns how many. */
  retryDead(name?: string): Promise<number>;
  /** Lets running jobs finish for this long (default 10,000), gives back the rest, and disconnects. */
  stop(options?: { timeoutMs?: number }): Promise<void>;
}

/** The queue of this process. It connects when it is first used. The schema must have been made by `migrateQueue`. */
export function createQueue(options: QueueOptions): Queue {
  const { connectionString, logger, schema = "pgboss", now = () => new Date(), maxConnections = 4 } = options;
  let client: Promise<PgBoss> | undefined;
  let worker: { boss: PgBoss; stopLooking: () => Promise<void> } | undefined;

  async function start(live: boolean): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString,
      schema,
      max: maxConnections,
      application_name: "broadsheet-queue",
      connectionTimeoutMillis: 10_000,
      migrate: false,
      createSchema: false,
      // Cron is enqueued by us, so that it also runs where no worker lives.
      schedule: false,
      supervise: live,
      // Passes come once a minute; a job found lost in between is recovered by a pass of its own.
      monitorIntervalSeconds: 1,
      superviseIntervalSeconds: 60,
      // Needs the owner of the indexes, which this role is not.
      reindex: false,
      useListenNotify: live,
    });
    boss.on("error", (error) => logger.error({ err: error }, "queue"));
    boss.on("warning", (warning) => logger.warn({ data: warning.data }, warning.message));
    try {
      return await boss.start();
    } catch (error) {
      await boss.stop({ graceful: false });
      throw error;
    }
  }

  function connected(): Promise<PgBoss> {
    if (worker) return Promise.resolve(worker.boss);
    client ??= start(false).catch((error) => {
      client = undefined;
      throw error;
    });
    return client;
  }

  return {
    async enqueue(tx, job, payload, { startAfter, singletonKey, priority } = {}) {
      job.schema.parse(payload);
      const boss = await connected();
      const request = {
        db: fromDrizzle(tx, sql),
        startAfter: startAfter ?? 0,
        ...(priority ? { priority } : {}),
      };
      const data = (payload ?? {}) as object;
      // Queues hold one waiting job a key, so what has no key gets one of its own.
      if (singletonKey === undefined) {
        const id = await boss.send(job.name, data, { ...request, singletonKey: randomUUID() });
        if (id) return id;
        throw new Error(`Job ${job.name} could not be enqueued`);
      }
      for (let attempt = 0; attempt < 5; attempt++) {
        const { jobs } = await boss.upsert(job.name, data, { ...request, singletonKey });
        if (jobs[0]) return jobs[0];
      }
      throw new Error(`Job ${job.name} with key ${singletonKey} could not be enqueued`);
    },
    async work(jobs, services) {
      if (worker) throw new Error("This queue already runs jobs");
      const boss = await start(true);
      try {
        const stopLooking = await startWorkers({ boss, schema, logger, now }, jobs, services);
        worker = { boss, stopLooking };
      } catch (error) {
        await boss.stop({ graceful: false });
        throw error;
      }
    },
    async drain(jobs, services, drainOptions) {
      const boss = await connected();
      return drainJobs({ boss, schema, logger, now }, jobs, services, drainOptions);
    },
    async counts() {
      return countJobs(await connected(), schema);
    },
    async retryDead(name) {
      return retryDeadLetters(await connected(), schema, name);
    },
    async stop({ timeoutMs = 10_000 } = {}) {
      const [client_, worker_] = [client, worker];
      client = undefined;
      worker = undefined;
      await worker_?.stopLooking();
      await worker_?.boss.stop({ graceful: true, timeout: timeoutMs });
      await (await client_?.catch(() => undefined))?.stop({ graceful: false });
    },
  };
}
