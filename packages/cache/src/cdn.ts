import type { Logger } from "@broadsheet/telemetry/logger";
import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type RetryPolicy,
  retry,
  wrap,
} from "cockatiel";

/** One CDN that keeps our responses by tag, and how its API is asked to forget some. */
export interface CdnTarget {
  name: "Cloudflare" | "Fastly" | "Vercel";
  url: string;
  headers: Record<string, string>;
  /** What the body holds these tags under. */
  field: "tags" | "surrogate_keys";
  /** The most one call may name. */
  tagsPerCall: number;
}

export interface CdnOptions {
  targets: readonly CdnTarget[];
  logger: Logger;
  /** Milliseconds one call may take. Default 5,000. */
  timeoutMs?: number;
  /** Milliseconds before the first repetition; doubled, with jitter. Default 300. */
  retryDelayMs?: number;
}

export interface Cdn {
  /** Makes every CDN forget what carries any of these. Throws when one did not take it: the caller's job is run again. */
  purge(tags: readonly string[], signal?: AbortSignal): Promise<void>;
}

/** An answer that repeating may mend: the line, the CDN itself, or its limit on calls. */
class CdnError extends Error {
  override readonly name = "CdnError";
  readonly temporary: boolean;
  constructor(message: string, temporary: boolean, options?: ErrorOptions) {
    super(message, options);
    this.temporary = temporary;
  }
}

/** Purges by the APIs of CDNs: each call has a time limit and three tries, and a CDN that is down is left alone for a while. */
export function createCdn({ targets, logger, timeoutMs = 5_000, retryDelayMs = 300 }: CdnOptions): Cdn {
  const lines = targets.map((target) => ({ target, ...policies(target, logger, retryDelayMs) }));
  return {
    async purge(tags, signal) {
      const outcomes = await Promise.allSettled(
        lines.map(async ({ target, repeat, breaker }) => {
          for (let at = 0; at < tags.length; at += target.tagsPerCall) {
            const some = tags.slice(at, at + target.tagsPerCall);
            await wrap(repeat, breaker).execute(() => ask(target, some, timeoutMs, signal), signal);
          }
        }),
      );
      const failed = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
      if (failed.length > 0) throw new AggregateError(failed, "A CDN did not take a purge");
    },
  };
}

function policies(
  target: CdnTarget,
  logger: Logger,
  retryDelayMs: number,
): { repeat: RetryPolicy; breaker: CircuitBreakerPolicy } {
  const temporary = handleWhen((error) => error instanceof CdnError && error.temporary);
  const backoff = new ExponentialBackoff({ initialDelay: retryDelayMs, maxDelay: 5_000 });
  const breaker = circuitBreaker(temporary, { halfOpenAfter: 15_000, breaker: new ConsecutiveBreaker(6) });
  breaker.onBreak(() => logger.error({ cdn: target.name }, "the CDN cannot be reached; purges wait"));
  breaker.onReset(() => logger.info({ cdn: target.name }, "the CDN can be reached again"));
  return { repeat: retry(temporary, { maxAttempts: 2, backoff }), breaker };
}

async function ask(
  target: CdnTarget,
  tags: readonly string[],
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let answer: Response;
  try {
    answer = await fetch(target.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...target.headers },
      body: JSON.stringify({ [target.field]: tags }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      redirect: "error",
    });
    await answer.body?.cancel();
  } catch (error) {
    throw new CdnError(`${target.name} did not answer`, !signal?.aborted, { cause: error });
  }
  if (answer.ok) return;
  const temporary = answer.status >= 500 || answer.status === 429 || answer.status === 408;
  throw new CdnError(`${target.name} answered ${answer.status} to a purge`, temporary);
}
