import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";

test("pauses double up to half a minute", () => {
  const pauses = backoff(() => 0);
  expect(Array.from({ length: 8 }, () => pauses.next())).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

test("a minute of work forgives, a second does not", () => {
  let now = 0;
  const pauses = backoff(() => now);
  expect(pauses.next()).toBe(500);
  pauses.worked();
  now += 1000;
  expect(pauses.next()).toBe(1000);
  pauses.worked();
  now += 60_000;
  expect(pauses.next()).toBe(500);
});
