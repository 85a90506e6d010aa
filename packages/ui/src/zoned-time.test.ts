import { describe, expect, it } from "vitest";
import { clockOddity, fromWallClock, offsetLabel, toWallClock } from "./zoned-time.ts";

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

describe("a clock that is put forward or back", () => {
  it("says which times it never shows, and what is meant by them", () => {
    expect(clockOddity("2026-03-29T02:30", "Europe/Berlin")).toEqual({
      kind: "skipped",
      becomes: "2026-03-29T03:30",
    });
    expect(clockOddity("2026-03-08T02:00", "America/New_York")).toMatchObject({ kind: "skipped" });
  });

  it("tells the two hours apart that it shows twice", () => {
    expect(clockOddity("2026-10-25T02:30", "Europe/Berlin")).toEqual({
      kind: "twice",
      first: "2026-10-25T00:30:00.000Z",
      second: "2026-10-25T01:30:00.000Z",
    });
    expect(clockOddity("2026-04-05T01:45", "Australia/Lord_Howe")).toMatchObject({ kind: "twice" });
  });

  it("finds nothing odd about any other time", () => {
    for (const wall of ["2026-10-25T01:59", "2026-10-25T03:00", "2026-03-29T01:59", "2026-03-29T03:00"])
      expect(clockOddity(wall, "Europe/Berlin")).toBeNull();
    expect(clockOddity("2026-03-29T02:30", "UTC")).toBeNull();
  });

  it("names the distance from UTC", () => {
    expect(offsetLabel("2026-07-01T00:00:00.000Z", "Europe/Berlin")).toBe("UTC+2");
    expect(offsetLabel("2026-07-01T00:00:00.000Z", "Asia/Kathmandu")).toBe("UTC+5:45");
    expect(offsetLabel("2026-01-01T00:00:00.000Z", "America/St_Johns")).toBe("UTC−3:30");
    expect(offsetLabel("2026-01-01T00:00:00.000Z", "UTC")).toBe("UTC");
  });
});
