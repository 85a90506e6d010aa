interface Held {
  value: unknown;
  tags: readonly string[];
  until: number;
}

const most = 10_000;

/** Values as they are, for a moment: what every request asks for need not be read out of its JSON each time. */
export class HeldValues {
  readonly #forMs: number;
  readonly #byKey = new Map<string, Held>();

  constructor(forMs: number) {
    this.#forMs = forMs;
  }

  get(key: string): unknown {
    const held = this.#byKey.get(key);
    if (held === undefined || performance.now() < held.until) return held?.value;
    this.#byKey.delete(key);
    return undefined;
  }

  /** Freezes the value: from now on it is everybody's. `latest` is when it is to be given up at the latest, on the monotonic clock. */
  put(key: string, value: unknown, tags: readonly string[], latest: number): void {
    if (value === undefined) return;
    if (this.#byKey.size >= most) this.#byKey.clear();
    frozen(value);
    this.#byKey.set(key, { value, tags, until: Math.min(latest, performance.now() + this.#forMs) });
  }

  forget(key: string): void {
    this.#byKey.delete(key);
  }

  forgetTags(tags: readonly string[]): void {
    for (const [key, held] of this.#byKey)
      if (held.tags.some((tag) => tags.includes(tag))) this.#byKey.delete(key);
  }

  clear(): void {
    this.#byKey.clear();
  }
}

function frozen(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
}
