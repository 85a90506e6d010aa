import { CronExpressionParser } from "cron-parser";
import type { z } from "zod";

/** What a handler knows about the attempt it is. */
export interface JobMeta {
  id: string;
  name: string;
  /** 1 for the first attempt. */
  attempt: number;
  /** No further attempt follows when this one fails. */
  lastAttempt: boolean;
  createdAt: Date;
  /** Aborted when the job took too long, another worker took it over, or the process stops. Pass it on to what you await. */
  signal: AbortSignal;
  /**
   * Where no worker lives: when others want their turn, as `performance.now()` tells time. Long work that can go on later ends by then and enqueues
   * what is left. Missing in a worker.
   */
  until?: number | undefined;
}

export interface RetryPolicy {
  /** Attempts after the first one. */
  limit: number;
  /** Before the first repetition; doubled, with jitter, for each further one when `backoff` is on. */
  delaySeconds: number;
  backoff: boolean;
  /** The longest that backoff grows to. Default one hour. */
  maxDelaySeconds?: number;
}

/** The parts of a job that do not depend on the type of its payload; what `work` and `drain` take. */
export interface AnyJob<Services> {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly retry: Readonly<RetryPolicy>;
  readonly concurrency: number;
  readonly expireSeconds: number;
  readonly cron: string | undefined;
  readonly handle: (services: Services, payload: never, meta: JobMeta) => Promise<void>;
}

export interface Job<Services, Schema extends z.ZodType> extends AnyJob<Services> {
  readonly schema: Schema;
  readonly handle: (services: Services, payload: z.output<Schema>, meta: JobMeta) => Promise<void>;
}

export interface JobInput<Services, Schema extends z.ZodType> {
  /** Letters, digits, `.`, `-`, `_`, `/`: "post.published". It is stored with each job: renaming orphans what waits. */
  name: string;
  /** The payload: ids, not copies of rows. Checked when the job is enqueued and again before it runs. */
  schema: Schema;
  retry?: RetryPolicy;
  /** How many run at a time in one worker process. Default 2. */
  concurrency?: number;
  /** An attempt that takes longer has failed. Default 300. */
  expireSeconds?: number;
  /** Five-field cron expression in UTC. The payload of such a run is `{}`. */
  cron?: string;
  handle: (services: Services, payload: z.output<Schema>, meta: JobMeta) => Promise<void>;
}

const names = /^[a-z][\w.\-/]{0,99}$/i;
/** Where jobs end that failed for good. */
export const deadLetterQueue = "dead-letter";
const defaultRetry: RetryPolicy = { limit: 5, delaySeconds: 5, backoff: true, maxDelaySeconds: 3600 };

/**
 * Describes a job as one typed object. A job may run more than once (its worker may die after the work and before
 * the note of it), so `handle` looks at the state it finds and does its work once.
 *
 * @throws {TypeError} for a name, cron expression or schema that cannot work, when the module is loaded
 */
export function defineJob<Services, Schema extends z.ZodType>(
  input: JobInput<Services, Schema>,
): Job<Services, Schema> {
  const { name, schema, cron } = input;
  if (!names.test(name) || name === deadLetterQueue)
    throw new TypeError(`"${name}" cannot be the name of a job`);
  if (cron !== undefined) {
    CronExpressionParser.parse(cron, { tz: "UTC", strict: false });
    if (!schema.safeParse({}).success)
      throw new TypeError(`Job ${name} runs by cron, so its schema must accept {}`);
  }
  return {
    name,
    schema,
    retry: input.retry ?? defaultRetry,
    concurrency: input.concurrency ?? 2,
    expireSeconds: input.expireSeconds ?? 300,
    cron,
    handle: input.handle,
  };
}

/** Thrown by a handler when a further attempt cannot succeed either: the job becomes a dead letter at once. */
export class PermanentJobError extends Error {
  override readonly name = "PermanentJobError";
}
