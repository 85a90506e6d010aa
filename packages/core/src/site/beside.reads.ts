import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { postsOfTag, postsPublishedBefore } from "./related-posts.ts";

/** Where a post stands among the others: what decides which pages name it, and which lists have it. */
export interface Standing {
  postId: string;
  /** ISO 8601 in UTC; null for what is no post, and for a post without a date. */
  publishedAt: string | null;
  /** The original it is a translation of, or itself. */
  original: string;
  tagIds: string[];
  authorIds: string[];
}

/** Where these posts stand at present, in no order; nothing for those that there are not. */
export async function readStandings(
  tx: Tx,
  publicationId: string,
  postIds: readonly string[],
): Promise<Standing[]> {
  const all = (table: "post_tags" | "post_authors", column: "tag_id" | "author_id") => sql<string[]>`(
    select coalesce(json_agg(of.${sql.raw(column)}), '[]') from ${sql.raw(table)} of
    where of.publication_id = ${publicationId} and of.post_id = posts.id)`;
  return tx
    .select({
      postId: posts.id,
      publishedAt: sql<
        string | null
      >`case when posts.kind = 'post' then ${instantText(sql`posts.published_at`)} end`,
      original: sql<string>`coalesce(posts.translation_of, posts.id)`,
      tagIds: all("post_tags", "tag_id"),
      authorIds: all("post_authors", "author_id"),
    })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), inArray(posts.id, [...postIds])));
}

/** To the microsecond, as the column has it: what is compared with it has to be equal. */
const instantText = (column: SQL) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * The posts on whose pages a post that stands, stood or comes to stand there may be named: its neighbours by date, those that have it among
 * the posts they are compared with (`relatedPosts` looks as far in one direction as this looks in the other), and its translations. However
 * many posts there are, as many are read as fit into those windows.
 */
export async function listPagesBeside(
  tx: Tx,
  publicationId: string,
  standings: readonly Standing[],
): Promise<string[]> {
  const places = JSON.stringify(
    standings.map(({ postId, publishedAt, original }) => ({ post: postId, date: publishedAt, original })),
  );
  const tagged = JSON.stringify(
    standings.flatMap(({ postId, tagIds }) => tagIds.map((tag) => ({ post: postId, tag }))),
  );
  const near = (comparison: "<" | ">", order: "asc" | "desc", most: SQL) => sql`
    select n.id from place cross join lateral (
      select n.id from posts n
      where n.publication_id = ${publicationId} and n.kind = 'post' and n.live
        and (n.published_at, n.id) ${sql.raw(comparison)} (place.date, place.post)
      order by ${sql.raw(`n.published_at ${order} nulls ${order === "asc" ? "first" : "last"}, n.id ${order} nulls ${order === "asc" ? "first" : "last"}`)}
      limit ${most}) n
    where place.date is not null`;
  const sharing = (comparison: "<" | ">", order: "asc" | "desc") => sql`
    select n.post_id as id from tagged cross join lateral (
      select pt.post_id from post_tags pt
      where pt.publication_id = ${publicationId} and pt.tag_id = tagged.tag and pt.post_id ${sql.raw(comparison)} tagged.post
      order by pt.post_id ${sql.raw(order)} limit ${postsOfTag}) n`;
  const rows = await tx.execute<{ id: string }>(sql`
    with place as materialized (
      select distinct * from jsonb_to_recordset(${places}::text::jsonb) as place (post uuid, date timestamptz, original uuid)),
    tagged as materialized (
      select distinct * from jsonb_to_recordset(${tagged}::text::jsonb) as tagged (post uuid, tag uuid))
    select distinct id from (
      (${near("<", "desc", sql.raw("1"))}) union all (${near(">", "asc", postsPublishedBefore)})
      union all (${sharing("<", "desc")}) union all (${sharing(">", "asc")})
      union all select original from place
      union all (select n.id from place join posts n on n.publication_id = ${publicationId} and n.live
        and n.translation_of is not null and n.translation_of = place.original)
      union all (select n.id from place join posts n on n.publication_id = ${publicationId} and n.live
        and n.translation_of is not null and n.translation_of = place.post)) beside`);
  return rows.map(({ id }) => id);
}
