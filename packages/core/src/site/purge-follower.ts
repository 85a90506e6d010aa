import { connectDatabase, type Database } from "@broadsheet/db/connection";
import type { Logger } from "@broadsheet/telemetry/logger";
import { gauge, histogram } from "@broadsheet/telemetry/metrics";
import { purgeChannel } from "../kernel/purge-channel.ts";
import { readPurges, trimPurges } from "./purge-log.reads.ts";

export interface PurgeFollowerOptions {
  /** Opens a connection of its own, so that no query of the application keeps a purge waiting. */
  connect: () => Database;
  log: Logger;
  /** Called for each purge once, before anything is taken as known. */
  onPurge: (tags: readonly string[]) => void | Promise<void>;
  /** Called when purges may have been missed. */
  onMissed: () => void | Promise<void>;
  /** Default true; false is for tests of what happens when no notification comes. */
  listens?: boolean;
}

/** Whether what is kept may be shown: as far as is known now, after asking (`ask`), or because the database cannot be asked. */
export type Knowledge = "current" | "ask" | "away";

/** A kept page may be shown when the log was read no longer ago than this; readers see a change within 100 ms of its commit. */
const currentMs = 80;
/** From here on the log is read again beside the answers. */
const renewMs = 40;
/** How long a reader waits for the log before the database counts as away. */
const patienceMs = 150;
/** Between attempts while the database is away. */
const retryMs = 500;
/** An answer that has not come by now never will: the connection is made anew. */
const lostMs = 4_000;
/** The log goes back an hour; who read it longer ago may have missed something. */
const longestGapMs = 50 * 60_000;
const trimEveryMs = 10 * 60_000;

/** From a change (as the database saw it) to this process having forgotten what shows it. */
const purgeLag = histogram({
  name: "broadsheet_page_cache_purge_lag_seconds",
  help: "Time from a change to its purge in this process.",
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 10],
});

const databaseAway = gauge({
  name: "broadsheet_page_cache_database_away",
  help: "1 while the log of purges cannot be read and kept pages are shown without it.",
});

/** The driver's connection for this: one, which asks nothing that takes long. */
export function connectForPurges(url: string): Database {
  return connectDatabase({ url, role: "broadsheet_app", max: 1, applicationName: "broadsheet-page-cache" });
}

/**
 * Follows the log of purges. A notification says that there is something to read, the log what it is; and no kept page is shown unless the
 * log was read within the last 80 ms, so a notification that is lost costs nothing. Nothing is read while nobody asks for pages.
 */
export class PurgeFollower {
  readonly #options: PurgeFollowerOptions;
  #db: Database | undefined;
  #stopListening: (() => Promise<void>) | undefined;
  #listenTimer: NodeJS.Timeout | undefined;
  /** When the reading began whose answer is known; on the monotonic clock. */
  #knownAt = Number.NEGATIVE_INFINITY;
  #lastReadAt = 0;
  #lastTrimAt = Date.now();
  #horizon: string | undefined;
  #seen: ReadonlySet<string> = new Set();
  #reading: Promise<void> | undefined;
  #readAgain = false;
  #away = false;
  #retryAt = 0;
  #stopped = false;

  constructor(options: PurgeFollowerOptions) {
    this.#options = options;
  }

  /** Begins to listen, and learns where the log ends. */
  start(): void {
    void this.#read();
    if (this.#options.listens !== false) void this.#listen();
  }

  /** Milliseconds since what was known last was true. */
  unknownFor(now: number): number {
    return now - this.#knownAt;
  }

  /** What is known at `now` (`performance.now()`); reads the log in the background when that is about to be old. */
  knowledge(now: number): Knowledge {
    const age = now - this.#knownAt;
    if (age < currentMs) {
      if (age > renewMs && !this.#reading) void this.#read();
      return "current";
    }
    if (!this.#away) return "ask";
    if (!this.#reading && now >= this.#retryAt) void this.#read();
    return "away";
  }

  /** Waits until the log was read, or for a moment at most. */
  async ask(): Promise<Knowledge> {
    const begun = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([this.#read(), patience]);
    clearTimeout(timer);
    if (performance.now() - this.#knownAt < currentMs || this.#knownAt >= begun) return "current";
    this.#setAway();
    return "away";
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#listenTimer);
    await this.#stopListening?.().catch(() => {});
    await this.#db?.close().catch(() => {});
    this.#db = undefined;
  }

  #connection(): Database {
    this.#db ??= this.#options.connect();
    return this.#db;
  }

  async #listen(): Promise<void> {
    if (this.#stopped) return;
    const read = () => void this.#read();
    try {
      const { unlisten } = await this.#connection().sql.listen(purgeChannel, read, read);
      this.#stopListening = unlisten;
    } catch {
      this.#listenTimer = setTimeout(() => this.#listen(), 1_000);
      this.#listenTimer.unref();
    }
  }

  /** Reads the log. One reading at a time: a caller during one waits for the next, which begins after it was called. */
  #read(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (this.#reading) {
      this.#readAgain = true;
      return this.#reading;
    }
    this.#reading = (async () => {
      do {
        this.#readAgain = false;
        await this.#readOnce();
      } while (this.#readAgain && !this.#stopped && !this.#away);
    })().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    const begun = performance.now();
    const lost = setTimeout(() => this.#reconnect(), lostMs);
    try {
      const row = await readPurges(this.#connection(), this.#horizon);
      // What was kept before the first reading could have changed before it.
      const missed =
        this.#horizon === undefined ||
        Date.now() - this.#lastReadAt > longestGapMs ||
        BigInt(row.horizon) < BigInt(this.#horizon);
      if (missed) await this.#options.onMissed();
      for (const { id, tags, age } of row.purges) {
        if (this.#seen.has(id)) continue;
        await this.#options.onPurge(tags);
        purgeLag.observe(Math.max(0, age) + (performance.now() - begun) / 1000);
      }
      this.#seen = new Set(row.purges.map(({ id }) => id));
      this.#horizon = row.horizon;
      this.#lastReadAt = Date.now();
      this.#knownAt = begun;
      if (this.#away) this.#options.log.info("the database answers again; kept pages are current");
      this.#away = false;
      databaseAway.set(0);
      if (Date.now() - this.#lastTrimAt > trimEveryMs) {
        this.#lastTrimAt = Date.now();
        await trimPurges(this.#connection());
      }
    } catch (error) {
      this.#setAway(error);
    } finally {
      clearTimeout(lost);
    }
  }

  #setAway(error?: unknown): void {
    this.#retryAt = performance.now() + retryMs;
    if (this.#away || this.#stopped) return;
    this.#away = true;
    databaseAway.set(1);
    this.#options.log.warn(
      { err: error },
      "the database does not answer; kept pages are shown without asking it",
    );
  }

  #reconnect(): void {
    const old = this.#db;
    this.#db = undefined;
    this.#stopListening = undefined;
    old?.sql.end({ timeout: 0 }).catch(() => {});
    if (this.#options.listens !== false) void this.#listen();
  }
}
