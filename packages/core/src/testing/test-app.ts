import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createBus } from "@broadsheet/cache/bus";
import { createCache } from "@broadsheet/cache/cache";
import { createRateLimiter } from "@broadsheet/cache/rate-limiter";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { createMailer } from "@broadsheet/mail/mailer";
import { createQueue } from "@broadsheet/queue/queue";
import { createStorage } from "@broadsheet/storage/storage";
import { createLogger } from "@broadsheet/telemetry/logger";
import { type MadePublication, type MadeStaff, makePublication } from "@broadsheet/testing/factories";
import { jobs } from "../jobs.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Context } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { actorOf, type Caller, contextOf, createCaller } from "./caller.ts";

export { actorOf, type Caller } from "./caller.ts";

export interface TestApp {
  services: Services;
  database: TestDatabase;
  publication: MadePublication;
  /** Moves the clock that every use case sees. */
  setNow(instant: string): void;
  contextFor(actor: Actor, publicationId?: string): Promise<Context>;
  /** The real router in a context of your own making. */
  caller(context: Context): Caller;
  /** The real router, as this person (or actor) would call it. */
  as(actor: Actor | MadeStaff, publicationId?: string): Promise<Caller>;
  /** Runs the jobs that are due, here and now. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

/** The whole of core on a database of its own, with one publication. */
export async function createTestApp(options: Parameters<typeof makePublication>[1] = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const queue = createQueue({ connectionString: database.appUrl, logger: log, maxConnections: 2 });
  const bus = await createBus({ logger: log });
  const cache = await createCache({ logger: log, bus });
  const limiter = await createRateLimiter({ logger: log });
  const directory = await mkdtemp(path.join(tmpdir(), "broadsheet-test-"));
  const storage = await createStorage({ dir: path.join(directory, "files") });
  const mailer = createMailer({
    dir: path.join(directory, "mail"),
    from: { address: "broadsheet@example.org" },
    logger: log,
  });
  let now = new Date("2026-03-01T09:00:00.000Z");
  const services: Services = {
    db: database.db,
    queue,
    bus,
    cache,
    limiter,
    mailer,
    storage,
    log,
    clock: { now: () => now },
    config: {
      publicUrl: "http://localhost:3000",
      secret: "a-secret-of-the-tests-that-is-long-enough",
      apiCallsPerMinute: 0,
      mediaBytesPerPublication: 0,
      importBytes: 256_000_000,
    },
  };
  const publication = await makePublication(database.db, options);
  const contextFor = (actor: Actor, publicationId = publication.id) =>
    contextOf(services, publicationId, actor);
  return {
    services,
    database,
    publication,
    setNow: (instant) => {
      now = new Date(instant);
    },
    contextFor,
    caller: createCaller,
    as: async (who, publicationId) =>
      createCaller(await contextFor("kind" in who ? who : actorOf(who), publicationId)),
    runJobs: async () => {
      await queue.drain(jobs, services);
    },
    close: async () => {
      await Promise.all([
        queue.stop(),
        cache.stop(),
        limiter.stop(),
        mailer.stop(),
        storage.stop(),
        bus.stop(),
      ]);
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
