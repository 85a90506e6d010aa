/** Minutes that `timeZone` is ahead of UTC at an instant. */
function offsetMinutes(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((wall - Math.floor(instant / 60_000) * 60_000) / 60_000);
}

/** An ISO instant as the wall clock of `timeZone` shows it: `2026-11-21T15:30`, the form of datetime-local inputs. */
export function toWallClock(iso: string, timeZone: string): string {
  const instant = Date.parse(iso);
  return new Date(instant + offsetMinutes(instant, timeZone) * 60_000).toISOString().slice(0, 16);
}

/**
 * The ISO instant at which the clock of `timeZone` shows `wallClock`. Of an hour that comes twice (the end of summer time) it is
 * the first; one that is skipped is read with the offset before the jump, so 02:30 becomes 03:30.
 */
export function fromWallClock(wallClock: string, timeZone: string): string {
  const asUtc = Date.parse(`${wallClock}Z`);
  const day = 24 * 60 * 60_000;
  const candidates = [offsetMinutes(asUtc - day, timeZone), offsetMinutes(asUtc + day, timeZone)].map(
    (offset) => asUtc - offset * 60_000,
  );
  const exact = candidates.find((instant) => instant + offsetMinutes(instant, timeZone) * 60_000 === asUtc);
  return new Date(exact ?? candidates[0] ?? asUtc).toISOString();
}

/** What is special about a time on a clock that was put forward or back. */
export type ClockOddity =
  | { kind: "skipped"; becomes: string }
  | { kind: "twice"; first: string; second: string };

/**
 * Whether the clock of `timeZone` never shows this time (it is put forward over it; `becomes` is the time that is meant then) or shows it
 * twice (`first` and `second` are the two instants); null for all others.
 */
export function clockOddity(wallClock: string, timeZone: string): ClockOddity | null {
  const instant = fromWallClock(wallClock, timeZone);
  const shown = toWallClock(instant, timeZone);
  if (shown !== wallClock.slice(0, 16)) return { kind: "skipped", becomes: shown };
  const day = 24 * 60;
  const time = Date.parse(instant);
  const [before, after] = [-day, day].map((minutes) => offsetMinutes(time + minutes * 60_000, timeZone));
  const second = new Date(time + ((before ?? 0) - (after ?? 0)) * 60_000).toISOString();
  if (second > instant && toWallClock(second, timeZone) === shown)
    return { kind: "twice", first: instant, second };
  return null;
}

/** How far a zone's clock is from UTC at an instant: "UTC+2", "UTC−3:30", "UTC". */
export function offsetLabel(iso: string, timeZone: string): string {
  const minutes = offsetMinutes(Date.parse(iso), timeZone);
  if (minutes === 0) return "UTC";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}
