const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** The day of an instant, the same on server and screen. */
export function dayOf(instant: string): string {
  return day.format(new Date(instant));
}
