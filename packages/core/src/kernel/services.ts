import type { Bus } from "@broadsheet/cache/bus";
import type { Cache } from "@broadsheet/cache/cache";
import type { Cdn } from "@broadsheet/cache/cdn";
import type { RateLimiter } from "@broadsheet/cache/rate-limiter";
import type { Database } from "@broadsheet/db/connection";
import type { Mailer } from "@broadsheet/mail/mailer";
import type { Queue } from "@broadsheet/queue/queue";
import type { Storage } from "@broadsheet/storage/storage";
import type { Logger } from "@broadsheet/telemetry/logger";

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface Config {
  /** The installation's public address without a trailing slash, such as `https://blog.example.org`. */
  publicUrl: string;
  /** Signs session cookies and makes the links that mails carry; at least 32 random characters. */
  secret: string;
  /** Calls of the API that one address, or one token, may make in a minute; 0 for no limit. */
  apiCallsPerMinute: number;
  /** What the uploads of one publication may take together; 0 for no limit. */
  mediaBytesPerPublication: number;
  /** The largest archive that may be sent for an import. */
  importBytes: number;
}

/** What a process has to work with, whichever process it is. Made once, at its start. */
export interface Services {
  db: Database;
  queue: Queue;
  bus: Bus;
  cache: Cache;
  /** Present where a CDN keeps our pages. */
  cdn?: Cdn;
  limiter: RateLimiter;
  mailer: Mailer;
  storage: Storage;
  log: Logger;
  clock: Clock;
  config: Config;
}
