import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createBus } from "./bus.ts";
import { type Cache, createCache } from "./cache.ts";
import { quiet, startTestRedis, type TestRedis } from "./test-redis.ts";

let redis: TestRedis;
const open: { stop(): Promise<unknown> }[] = [];
let round = 0;

beforeAll(async () => {
  redis = await startTestRedis();
});
afterEach(async () => {
  redis.thaw();
  for (const each of open.splice(0).reverse()) await each.stop();
  round += 1;
});
afterAll(() => redis?.kill());

async function cache(redisUrl?: string): Promise<Cache> {
  const namespace = `test${round}`;
  const bus = await createBus({ logger: quiet, redisUrl, namespace });
  const made = await createCache({ logger: quiet, bus, redisUrl, namespace });
  open.push(bus, made);
  return made;
}

const minute = { ttlSeconds: 60 };

describe.each(["memory", "redis"] as const)("%s", (kind) => {
  const url = () => (kind === "redis" ? redis.url : undefined);

  it("makes a value once, also for many at the same moment", async () => {
    const one = await cache(url());
    const make = vi.fn(async () => ({ title: "Hello", tags: ["a"], none: null }));
    const values = await Promise.all(Array.from({ length: 20 }, () => one.getOrSet("k", minute, make)));
    expect(values[19]).toEqual({ title: "Hello", tags: ["a"], none: null });
    await one.getOrSet("k", minute, make);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it("forgets by tag exactly what carries it, and by key", async () => {
    const one = await cache(url());
    const make = vi.fn((key: string) => key);
    const get = (key: string, tags: string[]) => one.getOrSet(key, { ...minute, tags }, () => make(key));
    /** Which values had to be made. One made in the same millisecond as a deletion is made again, so: until none is. */
    const made = async () => {
      const names = new Set<string>();
      do {
        make.mockClear();
        await Promise.all([get("a", ["post:1", "home"]), get("b", ["post:2", "home"]), get("c", ["post:3"])]);
        for (const name of make.mock.calls.flat()) names.add(name);
      } while (make.mock.calls.length > 0);
      return [...names].sort();
    };
    expect(await made()).toEqual(["a", "b", "c"]);
    await one.deleteByTag(["post:1"]);
    expect(await made()).toEqual(["a"]);
    await one.deleteByTag(["home", "nothing has this"]);
    expect(await made()).toEqual(["a", "b"]);
    await one.delete("c");
    expect(await made()).toEqual(["c"]);
  });

  it("answers with what is new after a deletion, even where an old value may answer in need", async () => {
    const one = await cache(url());
    let version = 1;
    const get = () => one.getOrSet("k", { ttlSeconds: 60, graceSeconds: 600, tags: ["t"] }, () => version);
    expect(await get()).toBe(1);
    version = 2;
    await one.deleteByTag(["t"]);
    expect(await get()).toBe(2);
  });

  it("answers with the old value when a new one cannot be made, if told so, and with the error if not", async () => {
    const one = await cache(url());
    const fail = () => {
      throw new Error("database is down");
    };
    const graced = { ttlSeconds: 60, graceSeconds: 600, tags: ["t"] };
    await one.getOrSet("graced", graced, () => "old");
    await one.deleteByTag(["t"]);
    expect(await one.getOrSet("graced", graced, fail)).toBe("old");
    await expect(one.getOrSet("bare", minute, fail)).rejects.toMatchObject({ message: "database is down" });
  });

  it("does not keep a value that was made while its tag was deleted", async () => {
    const one = await cache(url());
    const reading = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const slow = one.getOrSet("k", { ...minute, tags: ["t"] }, async () => {
      begun.resolve();
      await reading.promise;
      return "read before the change";
    });
    await begun.promise;
    await one.deleteByTag(["t"]);
    reading.resolve();
    await slow;
    expect(await one.getOrSet("k", { ...minute, tags: ["t"] }, () => "new")).toBe("new");
  });

  it("lets a value expire", async () => {
    const one = await cache(url());
    const make = vi.fn(() => 1);
    await one.getOrSet("k", { ttlSeconds: 0.05 }, make);
    await vi.waitFor(async () => {
      await one.getOrSet("k", { ttlSeconds: 0.05 }, make);
      expect(make.mock.calls.length).toBeGreaterThan(1);
    });
  });
});

describe("with Redis", () => {
  it("shares values between processes and forgets in all of them", async () => {
    const [one, two] = [await cache(redis.url), await cache(redis.url)];
    let version = 1;
    const options = { ...minute, tags: ["post:1"] };
    const make = vi.fn(() => version);
    expect(await one.getOrSet("k", options, make)).toBe(1);
    expect(await two.getOrSet("k", options, make)).toBe(1);
    expect(make).toHaveBeenCalledTimes(1);
    version = 2;
    await one.deleteByTag(["post:1"]);
    await vi.waitFor(async () => expect(await two.getOrSet("k", options, make)).toBe(2));
    expect(await one.getOrSet("k", options, make)).toBe(2);
  });

  it("goes on while Redis is dead, and afterwards", async () => {
    const one = await cache(redis.url);
    await one.getOrSet("before", minute, () => 1);
    await redis.kill();
    const start = performance.now();
    expect(await one.getOrSet("before", minute, () => 2)).toBe(1);
    expect(await one.getOrSet("during", { ...minute, tags: ["t"] }, () => 3)).toBe(3);
    await one.deleteByTag(["t"]);
    expect(await one.getOrSet("during", { ...minute, tags: ["t"] }, () => 4)).toBe(4);
    expect(performance.now() - start).toBeLessThan(3_000);
    await redis.start();
    expect(await one.getOrSet("after", minute, () => 5)).toBe(5);
  });

  it("is not held up for long by a Redis that hangs", async () => {
    const one = await cache(redis.url);
    await one.getOrSet("warm", minute, () => 1);
    redis.freeze();
    const start = performance.now();
    for (let i = 0; i < 20; i++) expect(await one.getOrSet(`k${i}`, minute, () => i)).toBe(i);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it("forgets what its memory holds when it may have missed something", async () => {
    const one = await cache(redis.url);
    let version = 1;
    const get = () => one.getOrSet("k", minute, () => version);
    await get();
    version = 2;
    await redis.kill();
    await redis.start();
    await vi.waitFor(async () => expect(await get()).toBe(2), { timeout: 15_000 });
  });
});
