/** Where a date is shown: the publication's language and time zone. */
export interface Locale {
  language: string;
  timezone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format({ language, timezone }: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timezone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(languageOf(language) ?? "en", { timeZone: timezone, ...options });
  if (formats.size < 500) formats.set(key, made);
  return made;
}

export const longDate = (instant: string, locale: Locale) =>
  format(locale, { dateStyle: "long" }).format(new Date(instant));

export const dayOfMonth = (instant: string, locale: Locale) =>
  format(locale, { day: "numeric", month: "short" }).format(new Date(instant));

export const yearOf = (instant: string, locale: Locale) =>
  format(locale, { year: "numeric" }).format(new Date(instant));

/** `month` is 1-12. The name does not depend on a time zone. */
export const monthName = (year: number, month: number, language: string, withYear = false) =>
  format(
    { language, timezone: "UTC" },
    withYear ? { month: "long", year: "numeric" } : { month: "long" },
  ).format(Date.UTC(year, month - 1, 1));

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
