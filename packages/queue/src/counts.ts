import { jobCount } from "@broadsheet/telemetry/metrics";
import type { PgBoss } from "pg-boss";
import { deadLetterQueue } from "./job.ts";

export interface JobCounts {
  /** Could run now. */
  waiting: number;
  /** Wait for their time: delayed ones and repetitions. */
  scheduled: number;
  running: number;
  /** Failed for good and kept. */
  dead: number;
}

/** Counts jobs by name and state, and sets the gauge `broadsheet_jobs` to the same. */
export async function countJobs(boss: PgBoss, schema: string): Promise<Record<string, JobCounts>> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT CASE WHEN name = $1 THEN coalesce(source_name, name) ELSE name END AS name,
            (count(*) FILTER (WHERE name <> $1 AND state < 'active' AND start_after <= now()))::int AS waiting,
            (count(*) FILTER (WHERE name <> $1 AND state < 'active' AND start_after > now()))::int AS scheduled,
            (count(*) FILTER (WHERE name <> $1 AND state = 'active'))::int AS running,
            (count(*) FILTER (WHERE name = $1))::int AS dead
       FROM ${schema}.job
      WHERE state < 'active' OR state = 'active'
      GROUP BY 1`,
    [deadLetterQueue],
  );
  const queues = (await boss.getQueues())
    .map((queue) => queue.name)
    .filter((name) => name !== deadLetterQueue);
  const counts: Record<string, JobCounts> = {};
  for (const name of queues) counts[name] = { waiting: 0, scheduled: 0, running: 0, dead: 0 };
  for (const { name, ...states } of rows as ({ name: string } & JobCounts)[]) counts[name] = states;
  for (const [job, states] of Object.entries(counts)) {
    for (const [state, count] of Object.entries(states)) jobCount.set({ job, state }, count);
  }
  return counts;
}
