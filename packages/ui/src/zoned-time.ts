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
