import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineJob, type JobMeta, PermanentJobError } from "./job.ts";
import { migrateQueue } from "./migrate-queue.ts";
import { createQueue, type Queue } from "./queue.ts";
import { quiet, startTestDatabase } from "./test-database.ts";

interface Services {
  seen: { name: string; payload: unknown; meta: JobMeta }[];
  onRun?: (payload: { id: string }, meta: JobMeta) => Promise<void> | void;
}

const greet = defineJob({
  name: "test.greet",
  schema: z.object({ id: z.string() }),
  retry: { limit: 2, delaySeconds: 0, backoff: false },
  concurrency: 2,
  expireSeconds: 60,
  async handle(services: Services, payload, meta) {
    services.seen.push({ name: "greet", payload, meta });
    await services.onRun?.(payload, meta);
  },
});
const slow = defineJob({
  name: "test.slow",
  schema: z.object({ id: z.string() }),
  retry: { limit: 0, delaySeconds: 0, backoff: false },
  expireSeconds: 1,
  async handle(services: Services, payload, meta) {
    services.seen.push({ name: "slow", payload, meta });
    await new Promise((_, reject) => meta.signal.addEventListener("abort", () => reject(meta.signal.reason)));
  },
});
const hourly = defineJob({
  name: "test.hourly",
  schema: z.object({}),
  cron: "0 * * * *",
  async handle(services: Services, payload, meta) {
    services.seen.push({ name: "hourly", payload, meta });
  },
});
const jobs = [greet, slow, hourly];

let database: Awaited<ReturnType<typeof startTestDatabase>>;
let queue: Queue;
let services: Services;
const more: Queue[] = [];

function another(now?: () => Date): Queue {
  const made = createQueue({ connectionString: database.appUrl, logger: quiet, ...(now ? { now } : {}) });
  more.push(made);
  return made;
}

beforeAll(async () => {
  database = await startTestDatabase();
  await migrateQueue({ connectionString: database.ownerUrl, jobs });
});
beforeEach(() => {
  queue = another();
  services = { seen: [] };
});
afterEach(async () => {
  await Promise.all(more.splice(0).map((each) => each.stop({ timeoutMs: 1000 })));
  await database.owner`DELETE FROM pgboss.job`;
});
afterAll(() => database?.stop());

describe("enqueue", () => {
  it("commits with the caller's transaction and vanishes with its rollback", async () => {
    await expect(
      database.db.transaction(async (tx) => {
        await queue.enqueue(tx, greet, { id: "rolled back" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    await database.db.transaction((tx) => queue.enqueue(tx, greet, { id: "kept" }));
    expect(await queue.drain(jobs, services)).toEqual({ completed: 1, failed: 0, drained: true });
    expect(services.seen.map((run) => run.payload)).toEqual([{ id: "kept" }]);
  });

  it("is not visible to a worker before the commit", async () => {
    await database.db.transaction(async (tx) => {
      await queue.enqueue(tx, greet, { id: "1" });
      expect((await queue.drain(jobs, services)).completed).toBe(0);
    });
    expect((await queue.drain(jobs, services)).completed).toBe(1);
  });

  it("refuses a payload its schema refuses", async () => {
    await expect(queue.enqueue(database.db, greet, { id: 1 } as never)).rejects.toThrow(z.ZodError);
  });

  it("keeps text as it is, whatever it contains", async () => {
    const id = `'; DROP TABLE pgboss.job; -- $1 \\ " ünïcödé 🗞`;
    await queue.enqueue(database.db, greet, { id }, { singletonKey: id });
    await queue.drain(jobs, services);
    expect(services.seen[0]?.payload).toEqual({ id });
  });

  it("keeps one waiting job a key, the last call deciding payload and time", async () => {
    const later = new Date(Date.now() + 3_600_000);
    const first = await queue.enqueue(
      database.db,
      greet,
      { id: "a" },
      { singletonKey: "k", startAfter: later },
    );
    expect(await queue.counts()).toMatchObject({ "test.greet": { waiting: 0, scheduled: 1 } });
    const second = await queue.enqueue(database.db, greet, { id: "b" }, { singletonKey: "k" });
    await queue.enqueue(database.db, greet, { id: "c" });
    expect(second).toBe(first);
    expect((await queue.drain(jobs, services)).completed).toBe(2);
    expect(new Set(services.seen.map((run) => (run.payload as { id: string }).id))).toEqual(
      new Set(["b", "c"]),
    );
  });

  it("makes one job of many at the same moment with the same key", async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        database.db.transaction((tx) => queue.enqueue(tx, greet, { id: String(i) }, { singletonKey: "k" })),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await queue.drain(jobs, services)).completed).toBe(1);
  });

  it("never loses a change: a waiting job that was enqueued again does not run before that commits", async () => {
    await queue.enqueue(database.db, greet, { id: "old" }, { singletonKey: "k" });
    await database.db.transaction(async (tx) => {
      await queue.enqueue(tx, greet, { id: "new" }, { singletonKey: "k" });
      expect((await queue.drain(jobs, services)).completed).toBe(0);
    });
    await queue.drain(jobs, services);
    expect(services.seen.map((run) => run.payload)).toEqual([{ id: "new" }]);
  });
});

describe("the restricted role", () => {
  it("runs everything without owning or creating anything", async () => {
    await expect(database.app`CREATE TABLE pgboss.x ()`).rejects.toThrow("permission denied");
    await expect(database.app`DROP TABLE pgboss.job`).rejects.toThrow("must be owner");
    await queue.work(jobs, services);
    await queue.enqueue(database.db, greet, { id: "1" });
    await vi.waitFor(() => expect(services.seen).toHaveLength(1));
  });

  it("migrates again without harm, applying changed settings", async () => {
    await queue.enqueue(database.db, greet, { id: "waits" });
    const changed = { ...greet, retry: { ...greet.retry, limit: 7 } };
    await migrateQueue({ connectionString: database.ownerUrl, jobs: [changed, slow, hourly] });
    const [row] = await database.owner`SELECT retry_limit FROM pgboss.queue WHERE name = 'test.greet'`;
    expect(row?.retry_limit).toBe(7);
    await migrateQueue({ connectionString: database.ownerUrl, jobs });
    expect((await queue.drain(jobs, services)).completed).toBe(1);
  });

  it("migrates once when several try at the same moment, from nothing", async () => {
    const options = { connectionString: database.ownerUrl, jobs, schema: "fresh" };
    await Promise.all([migrateQueue(options), migrateQueue(options), migrateQueue(options)]);
    const fresh = createQueue({ connectionString: database.appUrl, logger: quiet, schema: "fresh" });
    more.push(fresh);
    await fresh.enqueue(database.db, greet, { id: "1" });
    expect((await fresh.drain(jobs, services)).completed).toBe(1);
  });

  it("says what is missing when nothing was migrated", async () => {
    const elsewhere = createQueue({ connectionString: database.appUrl, logger: quiet, schema: "nowhere" });
    await expect(elsewhere.counts()).rejects.toThrow("not installed");
    await elsewhere.stop();
  });
});

describe("workers", () => {
  it("are woken by the commit, within milliseconds", async () => {
    await queue.work(jobs, services);
    await queue.enqueue(database.db, greet, { id: "warm up" });
    await vi.waitFor(() => expect(services.seen).toHaveLength(1));
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      const start = performance.now();
      const ran = new Promise<void>((resolve) => {
        services.onRun = () => resolve();
      });
      await queue.enqueue(database.db, greet, { id: String(i) });
      await ran;
      waits.push(performance.now() - start);
    }
    waits.sort((a, b) => a - b);
    // Looking once a second would make half of them wait for 500 ms and more.
    expect(waits[5]).toBeLessThan(200);
  });

  it("run a backlog without pauses, each job once, in two processes' worth of workers", async () => {
    await database.db.transaction(async (tx) => {
      for (let i = 0; i < 200; i++) await queue.enqueue(tx, greet, { id: String(i) });
    });
    const start = performance.now();
    await Promise.all([queue.work(jobs, services), another().work(jobs, services)]);
    await vi.waitFor(() => expect(services.seen).toHaveLength(200), { timeout: 20_000 });
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(new Set(services.seen.map((run) => run.meta.id)).size).toBe(200);
  });

  it("run a delayed job when its time has come", async () => {
    await queue.work(jobs, services);
    const startAfter = new Date(Date.now() + 1500);
    await queue.enqueue(database.db, greet, { id: "later" }, { startAfter });
    await vi.waitFor(() => expect(services.seen).toHaveLength(1), { timeout: 10_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime());
  });

  it("let a running job finish when they stop", async () => {
    await queue.work(jobs, services);
    let finished = false;
    const started = new Promise<void>((resolve) => {
      services.onRun = async () => {
        resolve();
        await database.app`SELECT pg_sleep(0.3)`;
        finished = true;
      };
    });
    await queue.enqueue(database.db, greet, { id: "1" });
    await started;
    await queue.stop();
    expect(finished).toBe(true);
    const [row] = await database.owner`SELECT state FROM pgboss.job`;
    expect(row?.state).toBe("completed");
  });
});

describe("failure", () => {
  it("repeats, tells the handler which attempt it is, then keeps a dead letter that can be put back", async () => {
    services.onRun = () => {
      throw new Error("broken");
    };
    await queue.enqueue(database.db, greet, { id: "1" });
    expect(await queue.drain(jobs, services)).toEqual({ completed: 0, failed: 3, drained: true });
    expect(services.seen.map(({ meta }) => [meta.attempt, meta.lastAttempt])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect((await queue.counts())["test.greet"]).toEqual({ waiting: 0, scheduled: 0, running: 0, dead: 1 });
    const [dead] = await database.owner`SELECT source_output FROM pgboss.job WHERE name = 'dead-letter'`;
    expect(JSON.stringify(dead)).toContain("broken");

    services.onRun = undefined;
    expect(await queue.retryDead("test.greet")).toBe(1);
    expect((await queue.drain(jobs, services)).completed).toBe(1);
    expect((await queue.counts())["test.greet"]?.dead).toBe(0);
  });

  it("waits longer before each repetition", async () => {
    const patient = defineJob({
      name: "test.patient",
      schema: z.object({ id: z.string() }),
      retry: { limit: 3, delaySeconds: 100, backoff: true },
      async handle(_: Services) {
        throw new Error("broken");
      },
    });
    await migrateQueue({ connectionString: database.ownerUrl, jobs: [patient] });
    await queue.enqueue(database.db, patient, { id: "1" });
    const delays: number[] = [];
    for (let i = 0; i < 3; i++) {
      await queue.drain([patient], services, { ignoreStartAfter: true, limit: 1 });
      const [row] = await database.owner`
        SELECT extract(epoch FROM start_after - now())::float AS delay FROM pgboss.job WHERE name = 'test.patient'`;
      delays.push(row?.delay);
    }
    const [first = 0, second = 0, third = 0] = delays;
    expect(first).toBeGreaterThan(95);
    expect(first).toBeLessThanOrEqual(200);
    expect(second).toBeGreaterThan(195);
    expect(third).toBeGreaterThan(395);
  });

  it("is final at once when the handler says so, or the stored payload fits no longer", async () => {
    services.onRun = () => {
      throw new PermanentJobError("gone");
    };
    await queue.work(jobs, services);
    await queue.enqueue(database.db, greet, { id: "1" });
    await database.owner`
      INSERT INTO pgboss.job (name, data, policy, singleton_key, retry_limit, dead_letter)
      VALUES ('test.greet', '{"id": 7}', 'short', 'x', 5, 'dead-letter')`;
    await vi.waitFor(async () => expect((await queue.counts())["test.greet"]?.dead).toBe(2), {
      timeout: 10_000,
    });
    expect(services.seen).toHaveLength(1);
    await queue.stop();
    await queue.enqueue(database.db, greet, { id: "2" });
    expect(await queue.drain(jobs, services)).toEqual({ completed: 0, failed: 1, drained: true });
    expect((await queue.counts())["test.greet"]?.dead).toBe(3);
  });

  it("loses no dead letter whose key waits again when it is put back", async () => {
    services.onRun = () => {
      throw new PermanentJobError("gone");
    };
    await queue.enqueue(database.db, greet, { id: "1" }, { singletonKey: "k" });
    await queue.drain(jobs, services);
    services.onRun = undefined;
    await queue.enqueue(database.db, greet, { id: "2" }, { singletonKey: "k" });
    expect(await queue.retryDead()).toBe(1);
    expect((await queue.drain(jobs, services)).completed).toBe(2);
    expect((await queue.counts())["test.greet"]).toEqual({ waiting: 0, scheduled: 0, running: 0, dead: 0 });
  });

  it("ends a job that takes too long, aborting its signal", async () => {
    await queue.enqueue(database.db, slow, { id: "1" });
    expect(await queue.drain(jobs, services)).toEqual({ completed: 0, failed: 1, drained: true });
    expect(services.seen[0]?.meta.signal.aborted).toBe(true);
    await queue.enqueue(database.db, slow, { id: "2" });
    await queue.work(jobs, services);
    await vi.waitFor(async () => expect((await queue.counts())["test.slow"]?.dead).toBe(2), {
      timeout: 10_000,
    });
    expect(services.seen[1]?.meta.signal.aborted).toBe(true);
  });
});

describe("drain", () => {
  it("stops at its limit and at its time, and goes on later", async () => {
    for (let i = 0; i < 5; i++) await queue.enqueue(database.db, greet, { id: String(i) });
    expect(await queue.drain(jobs, services, { limit: 3 })).toEqual({
      completed: 3,
      failed: 0,
      drained: false,
    });
    expect(await queue.drain(jobs, services, { budgetMs: 0 })).toEqual({
      completed: 0,
      failed: 0,
      drained: false,
    });
    expect(await queue.drain(jobs, services)).toEqual({ completed: 2, failed: 0, drained: true });
  });

  it("shared by many at once runs each job once", async () => {
    for (let i = 0; i < 30; i++) await queue.enqueue(database.db, greet, { id: String(i) });
    const results = await Promise.all(
      [queue, another(), another()].map((each) => each.drain(jobs, services)),
    );
    expect(results.reduce((sum, result) => sum + result.completed, 0)).toBe(30);
    expect(new Set(services.seen.map((run) => run.meta.id)).size).toBe(30);
  });

  it("runs what is due in the future when asked to", async () => {
    await queue.enqueue(database.db, greet, { id: "1" }, { startAfter: new Date(Date.now() + 9e6) });
    expect((await queue.drain(jobs, services)).completed).toBe(0);
    expect((await queue.drain(jobs, services, { ignoreStartAfter: true })).completed).toBe(1);
  });
});

describe("cron", () => {
  const at = (hours: number) =>
    new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + hours * 3_600_000 + 1000);
  const runs = () => services.seen.filter((run) => run.name === "hourly").length;

  it("runs once an hour across workers and drains, and makes up for missed hours once", async () => {
    let now = at(0);
    const clock = () => now;
    const [one, two, three] = [another(clock), another(clock), another(clock)];
    await Promise.all([one.work(jobs, services), two.work(jobs, services)]);
    await three.drain(jobs, services);
    await vi.waitFor(() => expect(runs()).toBe(1), { timeout: 10_000 });
    now = at(5);
    await three.drain(jobs, services);
    await vi.waitFor(() => expect(runs()).toBe(2), { timeout: 10_000 });
    await three.drain(jobs, services);
    const [row] = await database.owner`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'test.hourly'`;
    expect(row?.n).toBe(2);
  });

  it("does not run for a time before the job existed", async () => {
    await database.owner`UPDATE pgboss.queue SET created_on = now() WHERE name = 'test.hourly'`;
    await another(() => new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)).drain(jobs, services);
    expect(runs()).toBe(0);
  });
});

describe("defineJob", () => {
  it("refuses what cannot work, at once", () => {
    const handle = async () => {};
    expect(() => defineJob({ name: "no spaces", schema: z.object({}), handle })).toThrow(TypeError);
    expect(() => defineJob({ name: "dead-letter", schema: z.object({}), handle })).toThrow(TypeError);
    expect(() => defineJob({ name: "a", schema: z.object({}), cron: "every day", handle })).toThrow();
    expect(() =>
      defineJob({ name: "a", schema: z.object({ id: z.string() }), cron: "* * * * *", handle }),
    ).toThrow("must accept {}");
  });

  it("types payload and services", () => {
    // Each line that should not compile fails type checking of this file if it does.
    const typed = () => {
      // @ts-expect-error a number is not the payload's id
      queue.enqueue(database.db, greet, { id: 1 });
      // @ts-expect-error these are not the services that the jobs ask for
      queue.work(jobs, { other: true });
    };
    expect(typed).toBeTypeOf("function");
  });
});
