import type { Tx } from "@broadsheet/db/connection";
import { type SQL, sql } from "drizzle-orm";
import type { SiteScope } from "./scope.ts";
import { askedFor, configOf, plainWords, type QueryWord, withWords } from "./search-query.ts";
import { editsAllowed, keysOfMisspelling, nearest } from "./spelling.ts";

/** Words of a query that are looked at, words that may have been meant, and posts by which those are compared. */
const mostWords = 6;
const mostCandidates = 200;
const comparedCandidates = 3;
const comparedPosts = 30;

/** How many live posts, up to `most`, match each of the queries. */
async function countEach(tx: Tx, scope: SiteScope, queries: readonly SQL[], most: number): Promise<number[]> {
  const counts = queries.map(
    (query) => sql`count_live_posts(${query}, ${scope.now}::timestamptz, ${most}::int)`,
  );
  const [row] = await tx.execute<{ counts: number[] }>(
    sql`select array[${sql.join(counts, sql`, `)}] as counts`,
  );
  return row?.counts ?? [];
}

/** What was meant by a word that finds nothing: of the nearest, the one that most posts have; null when none of them has any. */
async function meantBy(tx: Tx, scope: SiteScope, { word, last }: QueryWord): Promise<string | null> {
  const typed = word.normalize("NFC").toLowerCase();
  const keys = sql.join(
    keysOfMisspelling(typed).map((key) => sql`${key}`),
    sql`, `,
  );
  const rows = await tx.execute<{ word: string }>(
    sql`select word from similar_search_words(array[${keys}]::text[], ${mostCandidates}::int) word`,
  );
  const candidates = nearest(
    typed,
    rows.map((row) => row.word),
    last,
  ).slice(0, comparedCandidates);
  if (candidates.length === 0) return null;
  const config = configOf(scope.language);
  const queries = candidates.map((candidate) => sql`plainto_tsquery(${config}, ${candidate.word}::text)`);
  const counts = await countEach(tx, scope, queries, comparedPosts);
  const [best] = candidates
    .map((candidate, index) => ({ ...candidate, posts: counts[index] ?? 0 }))
    // Its last post may be gone.
    .filter(({ posts }) => posts > 0)
    .toSorted((a, b) => a.edits - b.edits || b.posts - a.posts);
  return best?.word ?? null;
}

export interface MeantQuery {
  query: string;
  /** Something was mistyped, and not only left unfinished. */
  corrected: boolean;
}

/** The query that was meant by one that finds nothing, or null: words that no live post has are replaced by the nearest that some have. */
export async function correctQuery(tx: Tx, scope: SiteScope, query: string): Promise<MeantQuery | null> {
  const words = plainWords(query)
    .filter(({ word }) => editsAllowed(word) > 0)
    .slice(0, mostWords);
  if (words.length === 0) return null;
  const config = configOf(scope.language);
  const counts = await countEach(
    tx,
    scope,
    words.map(({ word, last }) => askedFor(config, last ? word : `${word} `)),
    1,
  );
  const changes: (QueryWord & { by: string })[] = [];
  for (const [index, word] of words.entries()) {
    if ((counts[index] ?? 0) > 0) continue;
    const by = await meantBy(tx, scope, word);
    if (by === null) return null;
    changes.push({ ...word, by });
  }
  if (changes.length === 0) return null;
  const begun = ({ word, by, last }: QueryWord & { by: string }) =>
    last && by.startsWith(word.normalize("NFC").toLowerCase());
  return { query: withWords(query, changes), corrected: !changes.every(begun) };
}
