import { type SQL, sql } from "drizzle-orm";

/** Languages for which every supported Postgres (15 and later) brings a stemmer, by ISO 639 code. */
const configOf: Readonly<Record<string, string>> = {
  ar: "arabic",
  ca: "catalan",
  da: "danish",
  de: "german",
  el: "greek",
  en: "english",
  es: "spanish",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hi: "hindi",
  hu: "hungarian",
  hy: "armenian",
  id: "indonesian",
  it: "italian",
  lt: "lithuanian",
  nb: "norwegian",
  ne: "nepali",
  nl: "dutch",
  nn: "norwegian",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sr: "serbian",
  sv: "swedish",
  ta: "tamil",
  tr: "turkish",
  yi: "yiddish",
};

/**
 * The Postgres text search configuration for a language tag such as `de-AT`; `simple` (no stemming) for a language without one. `posts.search`
 * is written and asked with the publication's language, not the post's, so that one query fits every post.
 */
export function textSearchConfig(language: string): string {
  const primary = language.toLowerCase().split("-", 1)[0] ?? "";
  return Object.hasOwn(configOf, primary) ? (configOf[primary] ?? "simple") : "simple";
}

export interface SearchableText {
  /** Weight A. */
  title: string;
  /** Weight B: the excerpt written by hand, names of tags and authors. */
  about: string;
  /** Weight D: the body as plain text. */
  body: string;
}

/**
 * A tsvector holds at most 1 MB of words. Of an address Postgres makes three words, with a few bytes beside each: a text can come to some three
 * times its size, and of longer posts the beginning is enough.
 */
const maxBodyBytes = 250_000;

/** The expression to store in `posts.search`, for a publication of the given language. */
export function searchVector(language: string, { title, about, body }: SearchableText): SQL {
  const config = sql`${textSearchConfig(language)}::regconfig`;
  const weighted = (text: string, weight: string) =>
    sql`setweight(to_tsvector(${config}, ${storedText(text)}::text), ${weight}::"char")`;
  return sql`(${weighted(title, "A")} || ${weighted(about, "B")} || ${weighted(body, "D")})`;
}

/** Text without what Postgres cannot store, and cut where a tsvector would overflow. */
export function storedText(text: string): string {
  const stored = text.replaceAll("\u0000", " ").toWellFormed();
  if (stored.length * 3 <= maxBodyBytes) return stored;
  return Buffer.from(stored).subarray(0, maxBodyBytes).toString("utf8");
}
