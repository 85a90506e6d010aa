import { type SQL, sql } from "drizzle-orm";
import { textSearchConfig } from "./text-search-config.ts";

export const longestQuery = 200;

/** A query as it may be shown and asked: one line, bounded, without control characters. */
export function cleanQuery(query: string): string {
  return query
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, longestQuery)
    .toWellFormed()
    .trim();
}

/** The publication's text search configuration, as an SQL value. */
export const configOf = (language: string): SQL => sql`${textSearchConfig(language)}::regconfig`;

/**
 * The query as a tsquery: Postgres's web syntax (quotes, `or`, `-`), and the last word also as the beginning of a longer one, because people
 * press return before a word is finished.
 */
export function askedFor(config: SQL, query: string): SQL {
  const whole = sql`websearch_to_tsquery(${config}, ${query}::text)`;
  const [, head, last] = /^(.*?)([\p{L}\p{N}]{2,})$/u.exec(query) ?? [];
  const quoted = (query.split('"').length - 1) % 2 === 1;
  if (last === undefined || head === undefined || quoted || !/(^|\s)$/.test(head)) return whole;
  const prefix = sql`to_tsquery(${config}, ${`'${last}':*`}::text)`;
  if (head.trim() === "") return sql`(${whole} || ${prefix})`;
  return sql`(${whole} || (websearch_to_tsquery(${config}, ${head}::text) && ${prefix}))`;
}

export interface QueryWord {
  word: string;
  /** Where it stands in the query. */
  start: number;
  /** The last one: more of it may follow. */
  last: boolean;
}

/** The plain words of a query: none that is quoted, left out by a minus, or means "or". */
export function plainWords(query: string): QueryWord[] {
  const unquoted = query.replaceAll(/"[^"]*("|$)/g, (quoted) => " ".repeat(quoted.length));
  const words = [...unquoted.matchAll(/(?<![^\s])[\p{L}\p{M}]+(?![^\s.,;:!?])/gu)].map((match) => ({
    word: match[0],
    start: match.index,
    last: match.index + match[0].length === query.length,
  }));
  return words.filter(({ word }) => word.toLowerCase() !== "or");
}

/** The query with some of its words replaced. */
export function withWords(query: string, changes: readonly (QueryWord & { by: string })[]): string {
  return changes
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, word, by }) => text.slice(0, start) + by + text.slice(start + word.length),
      query,
    );
}
