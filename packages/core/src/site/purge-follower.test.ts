import { inPublication } from "@broadsheet/db/connection";
import { createLogger } from "@broadsheet/telemetry/logger";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { purge } from "../kernel/purge.ts";
import { lineTo } from "../testing/cut-off.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { connectForPurges, PurgeFollower, type PurgeFollowerOptions } from "./purge-follower.ts";

let app: TestApp;
const started: PurgeFollower[] = [];
beforeAll(async () => {
  app = await createTestApp();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const follower of started.splice(0)) await follower.stop();
});
afterAll(() => app.close());

const log = createLogger({ name: "test", level: "silent" });

async function follow(options: Partial<PurgeFollowerOptions> = {}) {
  const purged: string[] = [];
  let missed = 0;
  const follower = new PurgeFollower({
    connect: () => connectForPurges(app.database.appUrl),
    log,
    onPurge: (tags) => void purged.push(...tags),
    onMissed: () => {
      missed += 1;
    },
    ...options,
  });
  started.push(follower);
  follower.start();
  // A busy machine may take longer than a reader is made to wait.
  await expect.poll(() => follower.ask(), { timeout: 10_000 }).toBe("current");
  // Other tests' transactions on this server hold the horizon down: the second reading shows what was there before once.
  const begun = performance.now();
  do await follower.ask();
  while (follower.unknownFor(begun) > 0);
  purged.length = 0;
  return { follower, purged, missed: () => missed };
}

async function change(...tags: string[]): Promise<void> {
  const ctx = await app.contextFor({ kind: "system", name: "test" });
  await inPublication(app.services.db, app.publication.id, (tx) => purge(tx, ctx, tags));
}

describe("a change", () => {
  it("is known in every process as soon as it is committed, once", async () => {
    const [one, two] = [await follow(), await follow()];
    await change("post:1", "post:2");
    for (const { purged } of [one, two]) await expect.poll(() => purged).toEqual(["post:1", "post:2"]);
    await change("post:3");
    await expect.poll(() => one.purged).toEqual(["post:1", "post:2", "post:3"]);
    await expect.poll(() => two.follower.ask()).toBe("current");
    expect(two.purged).toEqual(["post:1", "post:2", "post:3"]);
  });

  it("is known before a page is shown although its notification is lost", async () => {
    const { follower, purged } = await follow({ listens: false });
    await change("post:1");
    expect(purged).toEqual([]);
    await expect.poll(() => follower.ask()).toBe("current");
    await expect.poll(() => purged).toEqual(["post:1"]);
  });

  it("is not known for longer than 80 ms without asking", async () => {
    const { follower } = await follow({ listens: false });
    const now = performance.now();
    const knownAt = now - follower.unknownFor(now);
    expect(follower.knowledge(knownAt + 79)).toBe("current");
    expect(follower.knowledge(knownAt + 81)).toBe("ask");
  });

  it("that is committed late is not missed, whatever was committed in between", async () => {
    const { follower, purged } = await follow();
    const ctx = await app.contextFor({ kind: "system", name: "test" });
    const { id } = app.publication;
    const written = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const slow = inPublication(app.services.db, id, async (tx) => {
      await purge(tx, ctx, ["post:slow"]);
      written.resolve();
      await gate.promise;
    });
    await written.promise;
    for (const n of [1, 2]) {
      await change(`post:fast-${n}`);
      await follower.ask();
    }
    await expect.poll(() => follower.ask().then(() => purged)).toEqual(["post:fast-1", "post:fast-2"]);
    gate.resolve();
    await slow;
    await expect
      .poll(() => follower.ask().then(() => purged))
      .toEqual(["post:fast-1", "post:fast-2", "post:slow"]);
  });
});

describe("a connection", () => {
  it("that is cut is made anew, and nothing is missed", async () => {
    const { follower, purged, missed } = await follow();
    expect(missed()).toBe(1);
    const cut = await app.database.owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'broadsheet-page-cache' and datname = current_database()`;
    expect(cut.length).toBeGreaterThanOrEqual(2);
    await change("post:1");
    await expect.poll(() => follower.ask()).toBe("current");
    expect(purged).toEqual(["post:1"]);
    // It listens again: a change is known without anybody asking.
    await expect
      .poll(
        async () => {
          const [row] = await app.database.owner<{ n: number }[]>`
            select count(*)::int as n from pg_stat_activity
            where application_name = 'broadsheet-page-cache' and datname = current_database() and query ilike 'listen%'`;
          return row?.n;
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    await change("post:2");
    await expect.poll(() => purged).toEqual(["post:1", "post:2"]);
    expect(missed()).toBe(1);
  });

  it("that cannot be made means the database is away; when it is back, what was missed is known first", async () => {
    const line = await lineTo(app.database.appUrl);
    const { follower, purged } = await follow({ connect: () => connectForPurges(line.url) });
    line.cut();
    await change("post:1");
    await expect.poll(() => follower.ask()).toBe("away");
    expect(follower.knowledge(performance.now() + 100)).toBe("away");
    expect(follower.unknownFor(performance.now())).toBeGreaterThan(0);
    await line.restore();
    await expect.poll(() => follower.ask(), { timeout: 15_000 }).toBe("current");
    expect(purged).toEqual(["post:1"]);
    await follower.stop();
    line.close();
  });
});

describe("everything is forgotten", () => {
  it("when the log was not read for so long that it may have been trimmed", async () => {
    const { follower, missed } = await follow({ listens: false });
    const now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => now + 51 * 60_000);
    await expect.poll(() => follower.ask().then(missed)).toBe(2);
    await follower.ask();
    expect(missed()).toBe(2);
  });

  it("when another database answers, whose transactions began anew", async () => {
    const other = await createTestApp();
    const { follower, missed } = await follow({
      listens: false,
      connect: () => connectForPurges(other.database.appUrl),
    });
    await other.database.owner`
      create or replace function cache_purges_since(after xid8) returns table (horizon text, purges json)
      language sql stable as $$ select '1', '[]'::json $$`;
    await expect.poll(() => follower.ask().then(missed)).toBe(2);
    await follower.stop();
    await other.close();
  });
});

it("the log is trimmed to an hour", async () => {
  const { owner } = app.database;
  await change("post:old");
  await owner`update cache_purges set created_at = now() - interval '61 minutes'`;
  await change("post:new");
  await app.services.db.sql`select trim_cache_purges()`;
  expect(await owner`select tags from cache_purges`).toEqual([{ tags: ["post:new"] }]);
});
