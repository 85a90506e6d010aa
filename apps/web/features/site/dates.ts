/** Where a date is shown: the publication's language and time zone. */
export interface Locale {
  language: string;
  timezone: string;
}

/** What of a date is shown, by name. */
const styles = {
  long: { dateStyle: "long" },
  day: { day: "numeric", month: "short" },
  year: { year: "numeric" },
  month: { month: "long" },
  monthAndYear: { month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

function format({ language, timezone }: Locale, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${style} ${language} ${timezone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(languageOf(language) ?? "en", {
    timeZone: timezone,
    ...styles[style],
  });
  if (formats.size < 500) formats.set(key, made);
  return made;
}

const longDates = new Map<string, string>();

/** A page names several, mostly the same as the pages before. */
export function longDate(instant: string, locale: Locale): string {
  const key = `${instant} ${locale.language} ${locale.timezone}`;
  const known = longDates.get(key);
  if (known !== undefined) return known;
  const date = format(locale, "long").format(new Date(instant));
  if (longDates.size >= 2_000) longDates.clear();
  longDates.set(key, date);
  return date;
}

export const dayOfMonth = (instant: string, locale: Locale) =>
  format(locale, "day").format(new Date(instant));

export const yearOf = (instant: string, locale: Locale) => format(locale, "year").format(new Date(instant));

/** `month` is 1-12. The name does not depend on a time zone. */
export const monthName = (year: number, month: number, language: string, withYear = false) =>
  format({ language, timezone: "UTC" }, withYear ? "monthAndYear" : "month").format(
    Date.UTC(year, month - 1, 1),
  );

/** A language tag that `lang` attributes and `Intl` take; undefined for one that is none. */
export function languageOf(tag: string | null | undefined): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}

const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

/** The direction a language (a valid tag) is written in. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}
