import { describe, expect, it } from "vitest";
import { fromWallClock, toWallClock } from "./zoned-time.ts";

describe("wall clock and instant", () => {
  it.each([
    ["2026-07-01T09:30", "UTC", "2026-07-01T09:30:00.000Z"],
    ["2026-07-01T09:30", "Europe/Berlin", "2026-07-01T07:30:00.000Z"],
    ["2026-12-01T09:30", "Europe/Berlin", "2026-12-01T08:30:00.000Z"],
    ["2026-07-01T00:15", "Asia/Kathmandu", "2026-06-30T18:30:00.000Z"],
    ["2026-12-31T23:59", "America/Los_Angeles", "2027-01-01T07:59:00.000Z"],
  ])("%s in %s is %s, both ways", (wall, zone, iso) => {
    expect(fromWallClock(wall, zone)).toBe(iso);
    expect(toWallClock(iso, zone)).toBe(wall);
  });

  it("takes the first of an hour that comes twice", () => {
    expect(fromWallClock("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(fromWallClock("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  });

  it("moves a time that is skipped forward by the jump", () => {
    expect(toWallClock(fromWallClock("2026-03-29T02:30", "Europe/Berlin"), "Europe/Berlin")).toBe(
      "2026-03-29T03:30",
    );
  });
});
