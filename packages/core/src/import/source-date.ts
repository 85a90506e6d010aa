export interface ReadDate {
  /** ISO 8601 in UTC with milliseconds. */
  instant: string;
  /** Whether all of the text was understood. */
  exact: boolean;
}

const pattern =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.*)$/s;

/**
 * The instant that a date in front matter or in a file name means: ISO 8601, `2014-12-17 11:16:21 -0800`, or a day alone. Without a zone of
 * its own it is a time of `timeZone`. Null for what is no date.
 */
export function readDate(text: string, timeZone: string): ReadDate | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", rest = ""] = match;
  const parts = [year, month, day, hour, minute, second].map(Number) as Parts;
  const local = Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4], Math.min(parts[5], 59));
  if (!isRealDate(parts, local)) return null;
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  const zone = /(?:^|\s)(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})$/i.exec(rest);
  const exact = rest === (zone?.[1] ?? "");
  const offset = zone ? fixedOffset(zone[1] ?? "") : zoneOffset(local, timeZone);
  return { instant: new Date(local - offset * 60_000 + milliseconds).toISOString(), exact };
}

type Parts = [number, number, number, number, number, number];

function isRealDate([year, month, day, hour, minute, second]: Parts, utc: number): boolean {
  const date = new Date(utc);
  return (
    year >= 1000 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second <= 60
  );
}

/** Minutes east of Greenwich. */
function fixedOffset(zone: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (hours === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** What the clocks of a zone are ahead of UTC at a local time; of two answers when they are put back, the earlier instant. */
function zoneOffset(local: number, timeZone: string): number {
  const guess = offsetAt(local - offsetAt(local, timeZone) * 60_000, timeZone);
  const earlier = offsetAt(local - guess * 60_000 - 3_600_000, timeZone);
  return earlier > guess && offsetAt(local - earlier * 60_000, timeZone) === earlier ? earlier : guess;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? "";
  return fixedOffset(name.replace("GMT", ""));
}
