import { AppError } from "@broadsheet/contract/errors";
import type { SiteSearchCounts, SiteSearchHit, SiteSuggestions } from "@broadsheet/contract/site";
import { databaseError, type Tx } from "@broadsheet/db/connection";
import { type SQL, sql } from "drizzle-orm";
import { correctQuery } from "./correction.reads.ts";
import { markEnd, markStart, safePassage } from "./passage.ts";
import { cardColumns, cardOf } from "./post-card.ts";
import { liveIn, postPath, type SiteScope } from "./scope.ts";
import { askedFor, cleanQuery, configOf } from "./search-query.ts";

export const searchPageSize = 10;
export const lastSearchPage = 20;
/** Posts offered while somebody types. */
export const suggestionCount = 7;
/** Milliseconds after which a search is given up. */
const timeLimit = 3_000;
/**
 * Of the posts that match, the newest that many are ranked and counted, and as many with the words in their title. No fewer: with a low limit the
 * planner hopes to meet a rare word soon while it walks from the newest post on.
 */
const rankedPosts = 1_000;
/** Names that are counted of tags, of authors and of years. */
const countedNames = 12;
/** Characters of a post in which passages are looked for. */
const passageSource = 60_000;

export interface SearchFilter {
  tagId?: string | undefined;
  authorId?: string | undefined;
  /** In the publication's time zone. */
  year?: number | undefined;
}

export interface SearchInput extends SearchFilter {
  query: string;
  page: number;
}

export interface SearchResults {
  hits: SiteSearchHit[];
  page: number;
  hasMore: boolean;
  /** What was searched for instead, when nothing contains the words as they were typed. */
  correction: string | null;
  total: number;
  /** There are more than `total`: the oldest of them were not looked at. */
  totalIsLeast: boolean;
  counts: SiteSearchCounts;
}

const nothing = { tags: [], authors: [], years: [] } satisfies SiteSearchCounts;

/** Rows (id, rank, published_at) of live posts that match. */
function found(scope: SiteScope, query: SQL, filter: SearchFilter): SQL {
  const { tagId, authorId, year } = filter;
  const start = (of: number | undefined) =>
    of === undefined
      ? sql`null::timestamptz`
      : sql`make_timestamptz(${of}::int, 1, 1, 0, 0, 0, ${scope.timezone}::text)`;
  return sql`search_live_posts(${query}, ${scope.now}::timestamptz, ${rankedPosts}::int, ${tagId ?? null}::uuid,
    ${authorId ?? null}::uuid, ${start(year)}, ${start(year === undefined ? undefined : year + 1)})`;
}

/** How many of `hits` carry each name, as JSON. */
function namesCounted(scope: SiteScope, kind: "tag" | "author"): SQL {
  const [table, link, column] = (
    kind === "tag" ? ["tags", "post_tags", "tag_id"] : ["authors", "post_authors", "author_id"]
  ).map((name) => sql.raw(name)) as [SQL, SQL, SQL];
  return sql`(select coalesce(json_agg(json_build_object('slug', named.slug, 'name', named.name, 'count', n) order by n desc, named.name), '[]')
    from (
      select link.${column} as id, count(*)::int as n from hits
      join ${link} link on link.publication_id = ${scope.publicationId} and link.post_id = hits.id
      group by 1 order by 2 desc, 1 limit ${countedNames}
    ) counted join ${table} named on named.publication_id = ${scope.publicationId} and named.id = counted.id)`;
}

function yearsCounted(scope: SiteScope): SQL {
  return sql`(select coalesce(json_agg(json_build_object('year', year, 'count', n) order by year desc), '[]')
    from (
      select extract(year from hits.published_at at time zone ${scope.timezone}::text)::int as year, count(*)::int as n from hits
      group by 1 order by 1 desc limit ${countedNames}
    ) counted)`;
}

/** The text of a post without its tags. Marks of footnotes are no words; tags within a line leave no gap, those of blocks do. */
const strippedHtml = sql`regexp_replace(regexp_replace(regexp_replace(left(posts.html, ${passageSource}::int),
    '<sup class="footnote-ref">.*?</sup>', '', 'g'),
    '</?(a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)(\\s([^>"]|"[^"]*")*)?>', '', 'g'),
    '<[a-zA-Z/]([^>"]|"[^"]*")*>', ' ', 'g')`;
/** As it may stand where entities are decoded: text that was kept has none, text made of HTML has its own. */
const passageText = sql`translate(case when posts.body_text is null then ${strippedHtml}
    else replace(replace(left(posts.body_text, ${passageSource}::int), '&', '&amp;'), '<', '&lt;') end, ${markStart + markEnd}, '')`;
const marks = `StartSel=${markStart}, StopSel=${markEnd}`;

async function searchOnce(
  tx: Tx,
  scope: SiteScope,
  { query, page, ...filter }: SearchInput,
): Promise<SearchResults> {
  const config = configOf(scope.language);
  const size = searchPageSize;
  const shown = sql`(
    with asked as (select ${askedFor(config, query)} as query),
    hits as materialized (select f.* from asked, ${found(scope, sql`asked.query`, filter)} f),
    shown as (select * from hits order by rank desc, published_at desc, id desc limit ${size + 1} offset ${(page - 1) * size})
    select posts.*, shown.rank, asked.query, (select count(*)::int from hits) as total,
      ${namesCounted(scope, "tag")} as tag_counts, ${namesCounted(scope, "author")} as author_counts, ${yearsCounted(scope)} as year_counts
    from asked, shown join posts on posts.id = shown.id and ${liveIn(scope)}) posts`;
  const options = `${marks}, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "`;
  const rows = await tx
    .select({
      ...cardColumns,
      rank: sql<number>`posts.rank::float8`,
      passage: sql<string>`ts_headline(${config}, ${passageText}, posts.query, ${options})`,
      total: sql<number>`posts.total`,
      tagCounts: sql<SiteSearchCounts["tags"]>`posts.tag_counts`,
      authorCounts: sql<SiteSearchCounts["authors"]>`posts.author_counts`,
      yearCounts: sql<SiteSearchCounts["years"]>`posts.year_counts`,
    })
    .from(shown)
    .orderBy(sql`posts.rank desc, posts.published_at desc, posts.id desc`);
  const hits = rows.slice(0, size).map((row) => {
    const { rank, passage, total, tagCounts, authorCounts, yearCounts, ...card } = row;
    return { post: cardOf(card), passage: safePassage(passage), rank };
  });
  const [first] = rows;
  const total = first?.total ?? 0;
  return {
    hits,
    page,
    hasMore: rows.length > size && page < lastSearchPage,
    correction: null,
    total,
    totalIsLeast: total >= rankedPosts,
    counts: first ? { tags: first.tagCounts, authors: first.authorCounts, years: first.yearCounts } : nothing,
  };
}

/**
 * Live posts and pages that match, best first: words in the title before words in the excerpt before words in the text, the newer of equals
 * first. A query that finds nothing is corrected once. Throws UNAVAILABLE when the database needs longer than 3 s. The transaction `tx`
 * must be used for nothing after that.
 */
export function searchSite(tx: Tx, scope: SiteScope, input: SearchInput): Promise<SearchResults> {
  const query = cleanQuery(input.query);
  const { page } = input;
  if (query === "" || page > lastSearchPage)
    return Promise.resolve({
      hits: [],
      page,
      hasMore: false,
      correction: null,
      total: 0,
      totalIsLeast: false,
      counts: nothing,
    });
  return bounded(tx, async () => {
    const results = await searchOnce(tx, scope, { ...input, query });
    if (results.hits.length > 0) return results;
    const meant = await correctQuery(tx, scope, query);
    if (meant === null) return results;
    const found = await searchOnce(tx, scope, { ...input, query: meant.query });
    return { ...found, correction: meant.corrected ? meant.query : null };
  });
}

async function suggestOnce(tx: Tx, scope: SiteScope, query: string) {
  const config = configOf(scope.language);
  const escaped = sql`translate(replace(replace(posts.title, '&', '&amp;'), '<', '&lt;'), ${markStart + markEnd}, '')`;
  const rows = await tx.execute<{ kind: "post" | "page"; slug: string; title: string; date: string }>(sql`
    with asked as (select ${askedFor(config, query)} as query),
    best as (
      select f.* from asked, ${found(scope, sql`asked.query`, {})} f
      order by f.rank desc, f.published_at desc, f.id desc limit ${suggestionCount})
    select posts.kind, posts.slug, ts_headline(${config}, ${escaped}, asked.query, ${`${marks}, HighlightAll=true`}) as title,
      to_char(posts.published_at at time zone ${scope.timezone}::text, 'YYYY-MM-DD') as date
    from asked, best join posts on posts.id = best.id and ${liveIn(scope)}
    order by best.rank desc, best.published_at desc, best.id desc`);
  return rows.map(({ kind, slug, title, date }) => ({
    title: safePassage(title),
    path: postPath(kind, slug),
    date,
  }));
}

/** The best few hits for a query that is still being typed. Throws as `searchSite` does. */
export function suggestPosts(tx: Tx, scope: SiteScope, typed: string): Promise<SiteSuggestions> {
  const query = cleanQuery(typed);
  if (query === "") return Promise.resolve({ query, correction: null, items: [] });
  return bounded(tx, async () => {
    const items = await suggestOnce(tx, scope, query);
    if (items.length > 0) return { query, correction: null, items };
    const meant = await correctQuery(tx, scope, query);
    if (meant === null) return { query, correction: null, items };
    const correction = meant.corrected ? meant.query : null;
    return { query, correction, items: await suggestOnce(tx, scope, meant.query) };
  });
}

async function bounded<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  try {
    // Not waited for: it is on the line before the question.
    const [, answer] = await Promise.all([
      tx.execute(sql`select set_config('statement_timeout', ${String(timeLimit)}, true)`),
      work(),
    ]);
    return answer;
  } catch (error) {
    if (databaseError(error)?.code !== "57014") throw error;
    throw new AppError("UNAVAILABLE", "This search takes too long; try other words", {}, { cause: error });
  }
}
