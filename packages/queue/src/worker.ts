import type { Logger } from "@broadsheet/telemetry/logger";
import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import { CronTable } from "./cron.ts";
import { findDue, recoverLost } from "./due.ts";
import { type AnyJob, PermanentJobError } from "./job.ts";
import { runJob } from "./run-job.ts";

export interface WorkerContext {
  boss: PgBoss;
  schema: string;
  logger: Logger;
  now: () => Date;
}

/** How often a worker looks for what no notification announces: delayed jobs, retries, cron, jobs of dead workers. */
const lookIntervalMs = 1_000;
const heartbeatRefreshSeconds = 5;

/** Runs jobs as they come until the returned function is called; it stops the looking, `boss.stop()` the workers. */
export async function startWorkers<Services>(
  context: WorkerContext,
  jobs: readonly AnyJob<Services>[],
  services: Services,
): Promise<() => Promise<void>> {
  const { boss } = context;
  const workers = new Map<string, string[]>();
  for (const job of jobs) {
    const ids: string[] = [];
    workers.set(job.name, ids);
    for (let i = 0; i < job.concurrency; i++) ids.push(await startWorker(context, job, services));
  }
  return startLooking(context, jobs, (name) => {
    for (const id of workers.get(name) ?? []) boss.notifyWorker(id);
  });
}

async function startWorker<Services>(context: WorkerContext, job: AnyJob<Services>, services: Services) {
  const { boss, logger } = context;
  let id: string | undefined;
  const options = {
    includeMetadata: true,
    perJobResults: true,
    heartbeatRefreshSeconds,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 30,
  } as const;
  id = await boss.work(
    job.name,
    options,
    async (rows: JobWithMetadata<object | null>[]): Promise<JobResult[]> => {
      const results: JobResult[] = [];
      for (const row of rows) {
        try {
          await runJob(job, services, row, row.signal, logger);
          results.push({ id: row.id, status: "completed" });
        } catch (error) {
          results.push({
            id: row.id,
            status: error instanceof PermanentJobError ? "deadletter" : "failed",
            output: error,
          });
        }
      }
      // Fetch again at once; the fetch that finds nothing ends the run.
      if (id) boss.notifyWorker(id);
      return results;
    },
  );
  return id;
}

function startLooking<Services>(
  { boss, schema, logger, now }: WorkerContext,
  jobs: readonly AnyJob<Services>[],
  wake: (name: string) => void,
): () => Promise<void> {
  const names = jobs.map((job) => job.name);
  const cron = new CronTable(jobs);
  let stopped = false;
  let running = Promise.resolve();
  const look = async () => {
    try {
      await cron.enqueueDue(boss, now());
      const states = await findDue(boss, schema, names);
      for (const { name, due } of states) if (due) wake(name);
      await recoverLost(boss, states);
    } catch (error) {
      if (!stopped) logger.error({ err: error }, "the queue could not be looked at");
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const loop = () => {
    running = look().then(() => {
      if (!stopped) timer = setTimeout(loop, lookIntervalMs);
    });
  };
  loop();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
