import { describe, expect, it } from "vitest";
import { addDays, addMonths, dayOf, daysOf, onDay, startOf, step } from "./days.ts";

describe("days of a calendar", () => {
  it("fall where the zone's clock says", () => {
    expect(dayOf("2026-03-31T22:30:00.000Z", "Europe/Berlin")).toBe("2026-04-01");
    expect(dayOf("2026-04-01T02:00:00.000Z", "America/New_York")).toBe("2026-03-31");
    expect(startOf("2026-04-01", "Europe/Berlin")).toBe("2026-03-31T22:00:00.000Z");
  });

  it("make whole weeks from Monday, around a month or alone", () => {
    const november = daysOf("month", "2026-11-21");
    expect([november[0], november.at(-1), november.length]).toEqual(["2026-10-26", "2026-12-06", 42]);
    expect(daysOf("month", "2027-02-10")).toHaveLength(28);
    expect(daysOf("week", "2026-11-22")[0]).toBe("2026-11-16");
  });

  it("go on over the ends of months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
    expect(step("week", "2026-03-01", -1)).toBe("2026-02-22");
  });

  it("keep the time of day when something is moved over a change of the clock", () => {
    expect(onDay("2026-03-28T08:00:00.000Z", "2026-03-29", "Europe/Berlin")).toBe("2026-03-29T07:00:00.000Z");
    expect(onDay("2026-10-24T07:00:00.000Z", "2026-10-26", "Europe/Berlin")).toBe("2026-10-26T08:00:00.000Z");
  });
});
