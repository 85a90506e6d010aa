import type { Logger } from "@broadsheet/telemetry/logger";
import { jobDuration } from "@broadsheet/telemetry/metrics";
import { runWithRequest } from "@broadsheet/telemetry/request";
import { withSpan } from "@broadsheet/telemetry/tracing";
import type { JobWithMetadata } from "pg-boss";
import { type AnyJob, PermanentJobError } from "./job.ts";

/** One attempt of a job: its payload checked, in its own log scope and span, measured. Throws what the handler throws. */
export async function runJob<Services>(
  job: AnyJob<Services>,
  services: Services,
  row: JobWithMetadata<object | null>,
  signal: AbortSignal,
  logger: Logger,
  until?: number,
): Promise<void> {
  const attempt = row.retryCount + 1;
  const stop = jobDuration.startTimer({ job: job.name });
  await runWithRequest({ requestId: `job-${row.id}` }, async () => {
    try {
      const payload = job.schema.safeParse(row.data ?? {});
      if (!payload.success) throw new PermanentJobError(`Payload of ${job.name}: ${payload.error.message}`);
      await withSpan(`job ${job.name}`, { "job.id": row.id, "job.attempt": attempt }, () =>
        job.handle(services, payload.data as never, {
          id: row.id,
          name: job.name,
          attempt,
          lastAttempt: row.retryCount >= row.retryLimit,
          createdAt: row.createdOn,
          signal,
          until,
        }),
      );
      stop({ outcome: "completed" });
    } catch (error) {
      stop({ outcome: "failed" });
      logger.warn({ err: error, job: job.name, attempt }, "job failed");
      throw error;
    }
  });
}
