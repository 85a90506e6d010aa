/** The hour of the day, where the publication is, at which daily mails go out. */
const hour = 8;

/** The last time it was that hour in a time zone: what happened before is due by mail. */
export function lastDigestTime(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const minutesSince = (part("hour") * 60 + part("minute") - hour * 60 + 24 * 60) % (24 * 60);
  const minute = Math.floor(now.getTime() / 60_000);
  return new Date((minute - minutesSince) * 60_000);
}
