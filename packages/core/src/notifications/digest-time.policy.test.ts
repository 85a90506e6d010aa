import { expect, test } from "vitest";
import { lastDigestTime } from "./digest-time.policy.ts";

test.each([
  ["2026-03-01T08:00:30.000Z", "UTC", "2026-03-01T08:00:00.000Z"],
  ["2026-03-01T07:59:59.000Z", "UTC", "2026-02-28T08:00:00.000Z"],
  ["2026-03-01T07:10:00.000Z", "Europe/Vienna", "2026-03-01T07:00:00.000Z"],
  ["2026-03-01T12:00:00.000Z", "Asia/Kolkata", "2026-03-01T02:30:00.000Z"],
  ["2026-03-01T12:00:00.000Z", "America/Los_Angeles", "2026-02-28T16:00:00.000Z"],
])("at %s in %s it was last morning at %s", (now, zone, expected) => {
  expect(lastDigestTime(new Date(now), zone).toISOString()).toBe(expected);
});
