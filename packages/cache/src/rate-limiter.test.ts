import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { quiet, startTestRedis, type TestRedis } from "./test-redis.ts";

let redis: TestRedis;
const open: RateLimiter[] = [];
let round = 0;

beforeAll(async () => {
  redis = await startTestRedis();
});
afterEach(async () => {
  redis.thaw();
  for (const each of open.splice(0)) await each.stop();
  round += 1;
});
afterAll(() => redis?.kill());

async function limiter(redisUrl?: string): Promise<RateLimiter> {
  const made = await createRateLimiter({ logger: quiet, redisUrl, namespace: `test${round}` });
  open.push(made);
  return made;
}

const signIn = { name: "sign-in", points: 3, durationSeconds: 60 };

describe.each(["memory", "redis"] as const)("%s", (kind) => {
  const url = () => (kind === "redis" ? redis.url : undefined);

  it("allows so many, then says when to come back, for each key and policy by itself", async () => {
    const one = await limiter(url());
    const results = [];
    for (let i = 0; i < 4; i++) results.push(await one.consume("a@example.com", signIn));
    expect(results.slice(0, 3)).toEqual(
      [2, 1, 0].map((remaining) => ({ allowed: true, remaining, retryAfterSeconds: 0 })),
    );
    expect(results[3]).toMatchObject({ allowed: false, remaining: 0 });
    expect(results[3]?.retryAfterSeconds).toBeGreaterThan(50);
    expect(results[3]?.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect((await one.consume("b@example.com", signIn)).allowed).toBe(true);
    expect((await one.consume("a@example.com", { ...signIn, name: "mail" })).allowed).toBe(true);
  });

  it("gives the allowance back after a reset, and takes several points at once", async () => {
    const one = await limiter(url());
    expect((await one.consume("k", signIn, 3)).remaining).toBe(0);
    expect((await one.consume("k", signIn)).allowed).toBe(false);
    await one.reset("k", signIn);
    expect((await one.consume("k", signIn)).remaining).toBe(2);
  });

  it("allows again when the time has passed, and blocks for longer where told so", async () => {
    const one = await limiter(url());
    const brief = { name: "brief", points: 1, durationSeconds: 1 };
    const blocking = { name: "blocking", points: 1, durationSeconds: 1, blockSeconds: 600 };
    await one.consume("k", blocking);
    expect((await one.consume("k", blocking)).retryAfterSeconds).toBeGreaterThan(500);
    await one.consume("k", brief);
    expect((await one.consume("k", brief)).allowed).toBe(false);
    await vi.waitFor(async () => expect((await one.consume("k", brief)).allowed).toBe(true), {
      timeout: 5_000,
    });
  });

  it("counts exactly when many come at once", async () => {
    const one = await limiter(url());
    await one.consume("warm", signIn);
    const policy = { name: "burst", points: 10, durationSeconds: 60 };
    const results = await Promise.all(Array.from({ length: 50 }, () => one.consume("k", policy)));
    expect(results.filter((result) => result.allowed)).toHaveLength(10);
  });
});

/** The first commands may come before the connection is up; then they are counted in memory. */
async function connected(one: RateLimiter, other: RateLimiter) {
  const probe = { name: "probe", points: 1_000, durationSeconds: 60 };
  await vi.waitFor(async () => {
    const { remaining } = await one.consume("k", probe);
    expect((await other.consume("k", probe)).remaining).toBe(remaining - 1);
  });
}

it("shares counts between processes through Redis", async () => {
  const [one, two] = [await limiter(redis.url), await limiter(redis.url)];
  await connected(one, two);
  await one.consume("k", signIn, 3);
  expect((await two.consume("k", signIn)).allowed).toBe(false);
});

it("still limits while Redis is dead, and shares again afterwards", async () => {
  const [one, two] = [await limiter(redis.url), await limiter(redis.url)];
  await connected(one, two);
  await redis.kill();
  const results = [];
  for (let i = 0; i < 4; i++) results.push((await one.consume("k", signIn)).allowed);
  expect(results).toEqual([true, true, true, false]);
  await redis.start();
  await vi.waitFor(() => connected(one, two), { timeout: 15_000, interval: 500 });
});

it("is not held up for long by a Redis that hangs", async () => {
  const [one, two] = [await limiter(redis.url), await limiter(redis.url)];
  await connected(one, two);
  redis.freeze();
  const start = performance.now();
  for (let i = 0; i < 20; i++) await one.consume(`k${i}`, signIn);
  expect(performance.now() - start).toBeLessThan(4_000);
});
