import { fromWallClock, toWallClock } from "@broadsheet/ui/zoned-time";

/** A day on a publication's calendar: `2026-11-21`. */
export type Day = string;
export type View = "month" | "week";

/** The day on which an instant falls in a zone. */
export const dayOf = (iso: string, zone: string): Day => toWallClock(iso, zone).slice(0, 10);

/** When a day begins in a zone. */
export const startOf = (day: Day, zone: string): string => fromWallClock(`${day}T00:00`, zone);

export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Days from one to another; negative backwards. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The Monday of its week. */
function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The days a view shows: the week, or whole weeks around the month. */
export function daysOf(view: View, day: Day): Day[] {
  if (view === "week") return Array.from({ length: 7 }, (_, index) => addDays(mondayOf(day), index));
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const last = addDays(`${addMonths(day, 1).slice(0, 7)}-01`, -1);
  const weeks = Math.floor(daysBetween(first, last) / 7) + 1;
  return Array.from({ length: weeks * 7 }, (_, index) => addDays(first, index));
}

/** The same day so many months on, or that month's last where it has none. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

export const step = (view: View, day: Day, count: number): Day =>
  view === "week" ? addDays(day, 7 * count) : addMonths(day, count);

/** The same time of day on another day, on the zone's clock. */
export function onDay(iso: string, day: Day, zone: string): string {
  return fromWallClock(`${day}T${toWallClock(iso, zone).slice(11)}`, zone);
}

const format = (day: Day, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

export const longDay = (day: Day) => format(day, { weekday: "long", day: "numeric", month: "long" });
export const weekday = (day: Day) => format(day, { weekday: "short" });
/** "November 2026", or "16 – 22 November 2026". */
export function titleOf(view: View, day: Day): string {
  if (view === "month") return format(day, { month: "long", year: "numeric" });
  const days = daysOf("week", day);
  const [first = day, last = day] = [days[0], days[6]];
  const full: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
  return new Intl.DateTimeFormat("en-GB", { ...full, timeZone: "UTC" }).formatRange(
    new Date(`${first}T00:00:00Z`),
    new Date(`${last}T00:00:00Z`),
  );
}
