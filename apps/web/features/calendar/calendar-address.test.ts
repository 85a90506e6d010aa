import { describe, expect, it } from "vitest";
import { type CalendarState, readCalendarState, writeCalendarState } from "./calendar-address.ts";

const today = "2026-11-21";
const id = "01980000-0000-7000-8000-000000000001";
const read = (query: string) => readCalendarState(new URLSearchParams(query), today);
const plain: CalendarState = { view: "month", day: today, filters: {} };

describe("the calendar's address", () => {
  it("is plain for this month and all posts", () => {
    expect(read("")).toEqual(plain);
    expect(writeCalendarState(plain, today)).toBe("");
  });

  it.each<Partial<CalendarState>>([
    { view: "week" },
    { day: "2027-02-28" },
    { filters: { authorId: id, tagId: id, status: ["scheduled"] } },
    { view: "week", day: "2024-02-29", filters: { status: ["in_review"] } },
  ])("says %j, and is read as that again", (change) => {
    const state = { ...plain, ...change };
    expect(read(writeCalendarState(state, today))).toEqual(state);
  });

  it.each([
    "view=year",
    "day=2026-02-30",
    "day=2026-13-01",
    "day=0001-01-01",
    "day=99999-01-01",
    "day=tomorrow",
    "author=me&tag=%00",
    "status=lost",
  ])("leaves out what makes no sense: %s", (query) => {
    expect(read(query)).toEqual(plain);
  });
});
