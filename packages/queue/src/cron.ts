import { createHash } from "node:crypto";
import { CronExpressionParser } from "cron-parser";
import type { PgBoss } from "pg-boss";
import type { AnyJob } from "./job.ts";

/** A missed run is made up for within this time, once, however many were missed. Completed jobs are kept for longer. */
const catchUpMs = 24 * 60 * 60 * 1000;

/** The same id in every process for one run of one job: the primary key lets it be enqueued once. */
function occurrenceId(name: string, at: Date): string {
  const hex = createHash("sha256").update(`${name}\n${at.toISOString()}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Enqueues the latest run of each cron job that has come due. Any number of workers and drains may call this: each run
 * is enqueued once. (pg-boss has a scheduler, but it needs a process that lives, which a serverless drain has not.)
 */
export class CronTable {
  readonly #jobs: readonly AnyJob<never>[];
  readonly #done = new Map<string, number>();

  constructor(jobs: readonly AnyJob<never>[]) {
    this.#jobs = jobs.filter((job) => job.cron !== undefined);
  }

  async enqueueDue(boss: PgBoss, now: Date): Promise<void> {
    for (const { name, cron } of this.#jobs) {
      if (cron === undefined) continue;
      const after = new Date(now.getTime() + 1);
      const at = CronExpressionParser.parse(cron, { tz: "UTC", strict: false, currentDate: after })
        .prev()
        .toDate();
      if (at.getTime() <= (this.#done.get(name) ?? now.getTime() - catchUpMs)) continue;
      const queue = await boss.getQueue(name);
      // What lies before the job existed was not missed.
      if (queue && at.getTime() >= new Date(queue.createdOn).getTime()) {
        await boss.send(name, {}, { id: occurrenceId(name, at), singletonKey: "cron" });
      }
      this.#done.set(name, at.getTime());
    }
  }
}
