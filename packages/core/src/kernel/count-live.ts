import { mostCounted } from "@broadsheet/contract/paging";
import { type SQL, sql } from "drizzle-orm";

/**
 * Live posts that the rows of `link` name which meet the condition, counted as far as `mostCounted` and one more: a tag that half of a hundred
 * thousand posts carry costs no more than others. The limit is written into the statement; of one it is given, Postgres assumes a tenth of the table.
 */
export function countLive(link: "post_tags" | "post_authors", condition: SQL): SQL<number> {
  const of = sql.raw(link);
  return sql<number>`(
    select count(*)::int from (
      select from ${of} join posts on posts.publication_id = ${of}.publication_id and posts.id = ${of}.post_id
      where ${condition} and posts.live limit ${sql.raw(String(mostCounted + 1))}) counted)`;
}
