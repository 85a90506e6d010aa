import { AppError } from "@broadsheet/contract/errors";
import type { SiteSearchHit } from "@broadsheet/contract/site";
import { databaseError, type Tx } from "@broadsheet/db/connection";
import { type SQL, sql } from "drizzle-orm";
import { markEnd, markStart, safePassage } from "./passage.ts";
import { cardColumns, cardOf } from "./post-card.ts";
import { liveIn, type SiteScope } from "./scope.ts";
import { textSearchConfig } from "./text-search-config.ts";

export const longestQuery = 200;
export const searchPageSize = 10;
export const lastSearchPage = 20;
/** Milliseconds after which a search is given up. */
const timeLimit = 3_000;
/** Of the posts that match, the newest that many are ranked; it is also the largest number of hits. */
const rankedPosts = 1_000;
/** Characters of a post's HTML in which passages are looked for. */
const passageSource = 60_000;

export interface SearchResults {
  hits: SiteSearchHit[];
  page: number;
  hasMore: boolean;
}

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

/**
 * The query as a tsquery: Postgres's web syntax (quotes, `or`, `-`), and the last word also as the beginning of a longer one, because people
 * press return before a word is finished.
 */
function asked(config: SQL, query: string): SQL {
  const whole = sql`websearch_to_tsquery(${config}, ${query}::text)`;
  const [, head, last] = /^(.*?)([\p{L}\p{N}]{2,})$/u.exec(query) ?? [];
  const quoted = (query.split('"').length - 1) % 2 === 1;
  if (last === undefined || head === undefined || quoted || !/(^|\s)$/.test(head)) return whole;
  const prefix = sql`to_tsquery(${config}, ${`'${last}':*`}::text)`;
  if (head.trim() === "") return sql`(${whole} || ${prefix})`;
  return sql`(${whole} || (websearch_to_tsquery(${config}, ${head}::text) && ${prefix}))`;
}

/**
 * Live posts and pages that match, best first. Throws UNAVAILABLE when the database needs longer than 3 s. The transaction `tx` must be used
 * for nothing after that.
 */
export async function searchSite(
  tx: Tx,
  scope: SiteScope,
  { query, page }: { query: string; page: number },
): Promise<SearchResults> {
  const cleaned = cleanQuery(query);
  if (cleaned === "" || page > lastSearchPage) return { hits: [], page, hasMore: false };
  const config = sql`${textSearchConfig(scope.language)}::regconfig`;
  const size = searchPageSize;
  const found = sql`(
    select posts.*, hits.query, hits.rank
    from (
      select found.id, found.rank, asked.query
      from (select ${asked(config, cleaned)} as query) asked,
        lateral search_live_posts(asked.query, ${scope.now}::timestamptz, ${rankedPosts}::int) found
    ) hits
    join posts on posts.id = hits.id and ${liveIn(scope)}
    order by hits.rank desc, posts.published_at desc, posts.id desc limit ${size + 1} offset ${(page - 1) * size}) posts`;
  // Marks of footnotes are no words; tags within a line leave no gap, those of blocks do.
  const source = sql`translate(regexp_replace(regexp_replace(regexp_replace(left(posts.html, ${passageSource}::int),
    '<sup class="footnote-ref">.*?</sup>', '', 'g'),
    '</?(a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)(\\s([^>"]|"[^"]*")*)?>', '', 'g'),
    '<[a-zA-Z/]([^>"]|"[^"]*")*>', ' ', 'g'), ${markStart + markEnd}, '')`;
  const options = `StartSel=${markStart}, StopSel=${markEnd}, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "`;
  try {
    await tx.execute(sql`select set_config('statement_timeout', ${String(timeLimit)}, true)`);
    const rows = await tx
      .select({
        ...cardColumns,
        rank: sql<number>`posts.rank::float8`,
        passage: sql<string>`ts_headline(${config}, ${source}, posts.query, ${options})`,
      })
      .from(found)
      .orderBy(sql`posts.rank desc, posts.published_at desc, posts.id desc`);
    const hits = rows.slice(0, size).map(({ rank, passage, ...row }) => {
      return { post: cardOf(row), passage: safePassage(passage), rank };
    });
    return { hits, page, hasMore: rows.length > size && page < lastSearchPage };
  } catch (error) {
    if (databaseError(error)?.code !== "57014") throw error;
    throw new AppError("UNAVAILABLE", "This search takes too long; try other words", {}, { cause: error });
  }
}
