import { rendersQueued, rendersRunning, rendersShed } from "./metrics.ts";

export interface RenderGateOptions {
  /** Renders at a time. */
  atOnce: number;
  /** Renders that may wait. Default: eight for each that may run. */
  waiting?: number;
  /** How long one may wait, in milliseconds. Default 1,500. */
  patienceMs?: number;
  /** How late the event loop is at the moment, in milliseconds. Default: never. */
  lagMs?: () => number;
  /** From this lag on nothing new is begun while anything runs. Default 400. */
  tooLateMs?: number;
}

/** Too much is going on: say so at once, and when to come again. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
  readonly retryAfterSeconds = 2;
}

interface Waiting {
  start: () => void;
  timer: NodeJS.Timeout;
}

/**
 * Bounds how much is rendered at a time. Some may wait for a short while; who comes beyond that, or while the event loop is late, is refused
 * at once, which costs next to nothing, so that those who are let in are answered in time.
 */
export class RenderGate {
  readonly #options: Required<RenderGateOptions>;
  readonly #queue = new Set<Waiting>();
  #running = 0;

  constructor(options: RenderGateOptions) {
    this.#options = {
      waiting: options.atOnce * 8,
      patienceMs: 1_500,
      lagMs: () => 0,
      tooLateMs: 400,
      ...options,
    };
  }

  get running(): number {
    return this.#running;
  }

  get queued(): number {
    return this.#queue.size;
  }

  /** Whether a render nobody waits for may begin: only when there is room to spare. */
  get hasRoom(): boolean {
    return this.#running < this.#options.atOnce / 2 && this.#options.lagMs() < this.#options.tooLateMs;
  }

  /** Resolves with what ends the render once it may begin. Rejects with Overloaded. */
  async enter(): Promise<() => void> {
    const { atOnce, waiting, patienceMs, lagMs, tooLateMs } = this.#options;
    if (this.#running < atOnce && (this.#running === 0 || lagMs() < tooLateMs)) return this.#begin();
    if (this.#queue.size >= waiting || lagMs() >= tooLateMs) throw this.#refuse();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#queue.delete(place);
        rendersQueued.dec();
        reject(this.#refuse());
      }, patienceMs);
      const place: Waiting = { start: resolve, timer };
      this.#queue.add(place);
      rendersQueued.inc();
    });
    return this.#leave();
  }

  #refuse(): Overloaded {
    rendersShed.inc();
    return new Overloaded("too much is being rendered");
  }

  #begin(): () => void {
    this.#running += 1;
    rendersRunning.inc();
    return this.#leave();
  }

  /** What gives a place to the next in line; doing it twice does it once. */
  #leave(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = this.#queue;
      if (!next) {
        this.#running -= 1;
        rendersRunning.dec();
        return;
      }
      this.#queue.delete(next);
      rendersQueued.dec();
      clearTimeout(next.timer);
      next.start();
    };
  }
}
