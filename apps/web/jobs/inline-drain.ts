import { jobs } from "@broadsheet/core/jobs";
import type { Services } from "@broadsheet/core/kernel/services";

/** How long after a job was enqueued here every response is followed by a drain; else one follows this often. */
const everyMs = 10_000;
/** A response is long out by then, but the instance is paid for. */
const budgetMs = 20_000;

export interface InlineDrain {
  /** The services, with a queue that tells when something was enqueued. */
  services: Services;
  /** Call once a response is out: runs what is due, unless nothing can be. Never rejects. */
  afterResponse(): Promise<void>;
}

/** Runs jobs in a web process, between its requests, where no worker lives. One drain at a time. */
export function inlineDrain<S extends Services>(inner: S): InlineDrain & { services: S } {
  let enqueuedAt = Number.NEGATIVE_INFINITY;
  let drainedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let again = false;
  const { queue } = inner;
  const services: S = {
    ...inner,
    queue: {
      ...queue,
      enqueue(...args) {
        enqueuedAt = performance.now();
        return queue.enqueue(...args);
      },
    },
  };

  async function drain(): Promise<void> {
    do {
      again = false;
      drainedAt = performance.now();
      await queue.drain(jobs, services, { budgetMs }).catch((error: unknown) => {
        services.log.error({ err: error }, "jobs could not be drained");
      });
    } while (again);
  }

  return {
    services,
    async afterResponse() {
      const now = performance.now();
      const fresh = now - enqueuedAt < everyMs;
      if (!fresh && now - drainedAt < everyMs) return;
      // What was enqueued while a drain runs may lie in a queue it has passed.
      if (running) again ||= fresh;
      running ??= drain().finally(() => {
        running = undefined;
      });
      await running;
    },
  };
}
