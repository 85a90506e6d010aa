import type { JobWithMetadata } from "pg-boss";
import { CronTable } from "./cron.ts";
import { findDue, recoverLost } from "./due.ts";
import { type AnyJob, PermanentJobError } from "./job.ts";
import { runJob } from "./run-job.ts";
import type { WorkerContext } from "./worker.ts";

export interface DrainOptions {
  /** The most jobs run in this call. Default 100. */
  limit?: number;
  /** No further job is begun after this time. Default 20,000. */
  budgetMs?: number;
  /** Also run what is due only later. For tests that move their clock. */
  ignoreStartAfter?: boolean;
}

export interface DrainResult {
  completed: number;
  failed: number;
  /** False when the limit or the time ended the call. */
  drained: boolean;
}

const heartbeatRefreshMs = 5_000;

/** Runs what is due, once, for a place where no worker lives: cron first, then queue by queue, several jobs at a time. */
export async function drainJobs<Services>(
  context: WorkerContext,
  jobs: readonly AnyJob<Services>[],
  services: Services,
  options: DrainOptions = {},
): Promise<DrainResult> {
  const { boss, schema, now } = context;
  const { limit = 100, budgetMs = 20_000, ignoreStartAfter = false } = options;
  const end = performance.now() + budgetMs;
  const names = jobs.map((job) => job.name);
  const result: DrainResult = { completed: 0, failed: 0, drained: false };
  const started = () => result.completed + result.failed;
  await new CronTable(jobs).enqueueDue(boss, now());
  await recoverLost(boss, await findDue(boss, schema, names));
  while (started() < limit && performance.now() < end) {
    const before = started();
    for (const job of jobs) {
      const batchSize = Math.min(job.concurrency, limit - started());
      if (batchSize <= 0 || performance.now() >= end) break;
      const rows = await boss.fetch<object | null>(job.name, {
        batchSize,
        ignoreStartAfter,
        includeMetadata: true,
      });
      const done = await Promise.all(rows.map((row) => runFetched(context, job, services, row, end)));
      for (const ok of done) result[ok ? "completed" : "failed"] += 1;
    }
    if (started() === before) {
      result.drained = true;
      break;
    }
  }
  return result;
}

/** Runs one fetched job and notes how it ended, keeping the claim on it alive meanwhile. */
async function runFetched<Services>(
  context: WorkerContext,
  job: AnyJob<Services>,
  services: Services,
  row: JobWithMetadata<object | null>,
  until: number,
): Promise<boolean> {
  const { boss, logger } = context;
  const attempt = { id: row.id, retryCount: row.retryCount };
  const controller = new AbortController();
  const expired = Promise.withResolvers<never>();
  const expiry = setTimeout(() => {
    const error = new Error(`${job.name} took longer than ${row.expireInSeconds} s`);
    controller.abort(error);
    expired.reject(error);
  }, row.expireInSeconds * 1000);
  const heartbeat = setInterval(() => {
    boss.touch(job.name, attempt).catch((error) => logger.warn({ err: error }, "heartbeat failed"));
  }, heartbeatRefreshMs);
  try {
    await Promise.race([runJob(job, services, row, controller.signal, logger, until), expired.promise]);
  } catch (error) {
    if (error instanceof PermanentJobError) await forbidRepetition(context, attempt);
    await boss.fail(job.name, attempt, error as Error);
    return false;
  } finally {
    clearTimeout(expiry);
    clearInterval(heartbeat);
  }
  await boss.complete(job.name, attempt);
  return true;
}

/** A failure after this is the last one. (Workers settle with "deadletter", which exists for them alone.) */
async function forbidRepetition(
  { boss, schema }: WorkerContext,
  attempt: { id: string; retryCount: number },
) {
  await boss
    .getDb()
    .executeSql(`UPDATE ${schema}.job SET retry_limit = retry_count WHERE id = $1 AND retry_count = $2`, [
      attempt.id,
      attempt.retryCount,
    ]);
}
