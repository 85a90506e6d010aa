import type { Entry } from "./entry.ts";

/**
 * Where an entry stands. `main` holds addresses; `varied` those with a query that callers make up, and `nothing` redirects and 404s: they
 * get a share each, so that nobody can drive pages out by asking for what there is no end of.
 */
type Shelf = "main" | "varied" | "nothing";

interface Stored {
  key: string;
  entry: Entry;
  shelf: Shelf;
}

export interface StoreOptions {
  maxBytes: number;
  /** Redirects and 404s that are kept at most. Default 2,000. */
  maxNothings?: number;
}

/** The largest part of the memory that one entry may take. */
const largestPart = 1 / 8;
const shares: Readonly<Record<Shelf, number>> = { main: 1, varied: 1 / 4, nothing: 1 / 16 };
/** Purged tags that are remembered for renders under way; older ones count as "everything". */
const rememberedPurges = 20_000;

/** Entries in bounded memory, the least recently used first to go, and forgotten by tag. */
export class PageStore {
  readonly #options: Required<StoreOptions>;
  readonly #shelves: Readonly<Record<Shelf, Map<string, Stored>>> = {
    main: new Map(),
    varied: new Map(),
    nothing: new Map(),
  };
  readonly #bytes: Record<Shelf, number> = { main: 0, varied: 0, nothing: 0 };
  readonly #byKey = new Map<string, Stored>();
  readonly #byTag = new Map<string, Set<Stored>>();
  readonly #purged = new Map<string, number>();
  #purges = 0;
  #everything = 0;

  constructor(options: StoreOptions) {
    this.#options = { maxNothings: 2_000, ...options };
  }

  get bytes(): number {
    return this.#bytes.main + this.#bytes.varied + this.#bytes.nothing;
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): Entry | undefined {
    const stored = this.#byKey.get(key);
    if (!stored) return undefined;
    const shelf = this.#shelves[stored.shelf];
    shelf.delete(key);
    shelf.set(key, stored);
    return stored.entry;
  }

  /** To be asked before a render begins to read; see `put`. */
  mark(): number {
    return this.#purges;
  }

  /** Keeps an entry unless something it shows was purged since `mark`: it may have been read before. Returns whether it is kept. */
  put(key: string, entry: Entry, mark: number, varied: boolean): boolean {
    if (this.purgedSince(mark, entry.tags)) return false;
    this.#remove(this.#byKey.get(key));
    if (entry.size > this.#options.maxBytes * largestPart) return false;
    const shelf: Shelf = entry.status !== 200 ? "nothing" : varied ? "varied" : "main";
    const stored = { key, entry, shelf };
    this.#byKey.set(key, stored);
    this.#shelves[shelf].set(key, stored);
    this.#bytes[shelf] += entry.size;
    for (const tag of entry.tags) {
      const tagged = this.#byTag.get(tag);
      if (tagged) tagged.add(stored);
      else this.#byTag.set(tag, new Set([stored]));
    }
    this.#shrink();
    return true;
  }

  /** Accounts for an encoding that was added to an entry. */
  grow(key: string, entry: Entry, bytes: number): void {
    const stored = this.#byKey.get(key);
    if (stored?.entry !== entry) return;
    entry.size += bytes;
    this.#bytes[stored.shelf] += bytes;
    this.#shrink();
  }

  purgedSince(mark: number, tags: readonly string[]): boolean {
    return this.#everything > mark || tags.some((tag) => (this.#purged.get(tag) ?? 0) > mark);
  }

  /** Forgets what shows any of these. Returns how many entries went. */
  purge(tags: readonly string[]): number {
    this.#purges += 1;
    let gone = 0;
    for (const tag of tags) {
      this.#purged.delete(tag);
      this.#purged.set(tag, this.#purges);
      for (const stored of this.#byTag.get(tag) ?? []) {
        this.#remove(stored);
        gone += 1;
      }
    }
    for (const [tag, at] of this.#purged) {
      if (this.#purged.size <= rememberedPurges) break;
      this.#purged.delete(tag);
      this.#everything = Math.max(this.#everything, at);
    }
    return gone;
  }

  /** Forgets everything, renders under way included. */
  clear(): void {
    this.#purges += 1;
    this.#everything = this.#purges;
    for (const stored of [...this.#byKey.values()]) this.#remove(stored);
  }

  #shrink(): void {
    const { maxBytes, maxNothings } = this.#options;
    const dropOldest = (shelf: Shelf) => this.#remove(this.#shelves[shelf].values().next().value);
    while (this.#shelves.nothing.size > maxNothings) dropOldest("nothing");
    for (const shelf of ["nothing", "varied"] as const)
      while (this.#bytes[shelf] > maxBytes * shares[shelf]) dropOldest(shelf);
    while (this.bytes > maxBytes) {
      const shelf = (["main", "varied", "nothing"] as const).find((name) => this.#shelves[name].size > 0);
      if (!shelf) break;
      dropOldest(shelf);
    }
  }

  #remove(stored: Stored | undefined): void {
    if (!stored || this.#byKey.get(stored.key) !== stored) return;
    this.#byKey.delete(stored.key);
    this.#shelves[stored.shelf].delete(stored.key);
    this.#bytes[stored.shelf] -= stored.entry.size;
    for (const tag of stored.entry.tags) {
      const tagged = this.#byTag.get(tag);
      tagged?.delete(stored);
      if (tagged?.size === 0) this.#byTag.delete(tag);
    }
  }
}
