import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@broadsheet/db/embedded";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Bus, type BusOptions, createBus, type Message, maxMessageBytes } from "./bus.ts";
import { quiet, startTestRedis, type TestRedis } from "./test-redis.ts";

let redis: TestRedis;
let server: EmbeddedPostgres;
let dataDir: string;
const open: { stop(): Promise<unknown> }[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-bus-"));
  [redis, server] = await Promise.all([
    startTestRedis(),
    startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined }),
  ]);
});
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
});
afterAll(async () => {
  await redis?.kill();
  await server?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function bus(options: Omit<BusOptions, "logger">): Promise<Bus> {
  const made = await createBus({ logger: quiet, ...options });
  open.push(made);
  return made;
}

function sqlClient() {
  const sql = postgres(server.appUrl, { max: 2, onnotice: () => undefined });
  open.push({ stop: () => sql.end({ timeout: 1 }) });
  return sql;
}

function listenTo(each: Bus, topic: string) {
  const got: Message[] = [];
  each.subscribe(topic, (message) => got.push(message));
  return got;
}

const lines = {
  redis: () => ({ redisUrl: redis.url }),
  postgres: () => ({ sql: sqlClient() }),
};

describe.each(["redis", "postgres"] as const)("over %s", (kind) => {
  it("tells every process once, this one before publish returns, by topic", async () => {
    const [one, two] = [await bus(lines[kind]()), await bus(lines[kind]())];
    const [here, there, other] = [listenTo(one, "a"), listenTo(two, "a"), listenTo(two, "b")];
    const sent = one.publish("a", { tags: ["post:1", "ünïcödé '\" \n"], n: 1 });
    expect(here).toHaveLength(1);
    await sent;
    await one.publish("a", null);
    await vi.waitFor(() => expect(there).toEqual([{ tags: ["post:1", "ünïcödé '\" \n"], n: 1 }, null]));
    expect(here).toHaveLength(2);
    expect(other).toEqual([]);
  });

  it("ends a subscription, and survives a subscriber that fails", async () => {
    const one = await bus(lines[kind]());
    const got: Message[] = [];
    one.subscribe("a", () => {
      throw new Error("mine");
    });
    const end = one.subscribe("a", (message) => got.push(message));
    await one.publish("a", 1);
    end();
    await one.publish("a", 2);
    expect(got).toEqual([1]);
  });

  it("refuses what is too large to carry", async () => {
    const one = await bus(lines[kind]());
    await expect(one.publish("a", "x".repeat(maxMessageBytes))).rejects.toThrow(RangeError);
    await one.publish("a", "x".repeat(maxMessageBytes - 200));
  });

  it("keeps installations apart that share a server", async () => {
    const one = await bus({ ...lines[kind](), namespace: "one" });
    const two = await bus({ ...lines[kind](), namespace: "two" });
    const again = await bus({ ...lines[kind](), namespace: "one" });
    const [foreign, own] = [listenTo(two, "a"), listenTo(again, "a")];
    await one.publish("a", 1);
    await vi.waitFor(() => expect(own).toEqual([1]));
    expect(foreign).toEqual([]);
  });
});

it("works within one process without any server", async () => {
  const one = await bus({});
  const got = listenTo(one, "a");
  await one.publish("a", "hello");
  expect(got).toEqual(["hello"]);
});

it("over Postgres, says that something may have been missed when its connection was cut", async () => {
  const one = await bus({ sql: sqlClient() });
  const missed = vi.fn();
  one.onMissed(missed);
  const admin = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  open.push({ stop: () => admin.end({ timeout: 1 }) });
  const cut = await admin`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'listen%' AND usename = 'broadsheet_app'`;
  expect(cut.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(missed).toHaveBeenCalled(), { timeout: 10_000 });
});

it("over Redis, publishes here while Redis is away, and tells the others afterwards that they missed something", async () => {
  const [one, two] = [await bus({ redisUrl: redis.url }), await bus({ redisUrl: redis.url })];
  const [here, there] = [listenTo(one, "a"), listenTo(two, "a")];
  const missed = vi.fn();
  two.onMissed(missed);
  await redis.kill();
  const start = performance.now();
  await one.publish("a", 1);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(here).toEqual([1]);
  await redis.start();
  // Once for its own line that was cut, once for what the other could not send.
  await vi.waitFor(() => expect(missed.mock.calls.length).toBeGreaterThanOrEqual(2), { timeout: 15_000 });
  await one.publish("a", 2);
  await vi.waitFor(() => expect(there).toEqual([2]));
});

it("starts while Redis is away, and joins later", async () => {
  await redis.kill();
  const one = await bus({ redisUrl: redis.url });
  await redis.start();
  const two = await bus({ redisUrl: redis.url });
  const there = listenTo(one, "a");
  await vi.waitFor(
    async () => {
      await two.publish("a", 1);
      expect(there.length).toBeGreaterThan(0);
    },
    { timeout: 10_000 },
  );
});
