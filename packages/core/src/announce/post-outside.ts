import { PermanentJobError } from "@broadsheet/queue/job";
import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from "cockatiel";
import { request } from "undici";
import { giveUp, PublicAgent } from "../kernel/public-agent.ts";

/** An answer that another attempt may mend: the line, the server itself, or its limit on calls. */
class TemporaryFailure extends Error {
  override readonly name = "TemporaryFailure";
}

export interface Outside {
  /**
   * Sends a body to a server on the open internet. Each call has a time limit and three tries; a server that is down is left alone for a
   * while. Throws PermanentJobError where trying again is in vain.
   */
  post(url: string, contentType: string, body: string, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface OutsideOptions {
  /** Which IP addresses may be asked. Default: those anybody on the internet could reach. */
  allows?: (address: string) => boolean;
  /** Milliseconds one call may take. Default 8,000. */
  timeoutMs?: number;
  /** Milliseconds before the first repetition; doubled, with jitter. Default 500. */
  retryDelayMs?: number;
}

export function createOutside({
  allows,
  timeoutMs = 8_000,
  retryDelayMs = 500,
}: OutsideOptions = {}): Outside {
  const agent = new PublicAgent({ allows, timeoutMs });
  const temporary = handleWhen((error) => error instanceof TemporaryFailure);
  const again = retry(temporary, {
    maxAttempts: 2,
    backoff: new ExponentialBackoff({ initialDelay: retryDelayMs, maxDelay: 5_000 }),
  });
  const breakers = new Map<string, CircuitBreakerPolicy>();
  const breakerOf = (host: string) => {
    const known = breakers.get(host);
    if (known) return known;
    if (breakers.size >= 1_000) breakers.clear();
    const made = circuitBreaker(temporary, { halfOpenAfter: 30_000, breaker: new ConsecutiveBreaker(6) });
    breakers.set(host, made);
    return made;
  };

  async function once(url: URL, contentType: string, body: string, signal: AbortSignal | undefined) {
    const timeout = AbortSignal.timeout(timeoutMs);
    const answer = await request(url, {
      method: "POST",
      headers: { "content-type": contentType, "user-agent": "Broadsheet" },
      body,
      dispatcher: agent.dispatcher,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new TemporaryFailure(`${url.host} did not answer`, { cause: error });
    });
    giveUp(answer);
    const { statusCode } = answer;
    if (statusCode >= 200 && statusCode < 300) return;
    const message = `${url.host} answered ${statusCode}`;
    if (statusCode >= 500 || statusCode === 429 || statusCode === 408) throw new TemporaryFailure(message);
    throw new PermanentJobError(message);
  }

  return {
    async post(address, contentType, body, signal) {
      const url = new URL(address);
      if (!agent.permits(url)) throw new PermanentJobError(`${url.host} is not on the open internet`);
      await wrap(again, breakerOf(url.host)).execute(() => once(url, contentType, body, signal), signal);
    },
    close: () => agent.close(),
  };
}
