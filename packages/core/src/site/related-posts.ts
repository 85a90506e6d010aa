import type { Cover, PostKind, SiteCover } from "@broadsheet/contract/posts";
import { type SQL, sql } from "drizzle-orm";
import type { SiteScope } from "./scope.ts";
import { textSearchConfig } from "./text-search-config.ts";

export interface StoredRelatedPost {
  id: string;
  kind: PostKind;
  slug: string;
  title: string;
  cover: (Cover & Partial<SiteCover>) | null;
  publishedAt: string;
}
export interface RelatedPost extends Omit<StoredRelatedPost, "cover"> {
  cover: SiteCover | null;
  path: string;
}

// Written into statements: of a limit that it is given, Postgres assumes a tenth of the table.
/** How many of a post's tags are followed, and how many posts that share the most of them are compared by their words. */
const followedTags = sql.raw("4");
const compared = sql.raw("8");
const shown = sql.raw("3");
/** How many posts of each tag are looked at: written just before, and as many just after. */
export const postsOfTag = sql.raw("6");
/** How many published before it a post without tags is compared with. */
export const postsPublishedBefore = sql.raw("8");

/**
 * The live posts closest to `posts`: of those written about the same time the ones that share most of its first tags, among them those whose
 * titles share words with its own. A post without tags is compared with the ones published before it. Whatever the number of posts, a bounded
 * number of index entries is read; and a new post comes to stand on the pages around it alone, which `listPagesBeside` finds the same way.
 */
export function relatedPosts(scope: SiteScope): SQL<StoredRelatedPost[]> {
  const config = sql`${textSearchConfig(scope.language)}::regconfig`;
  const written = (comparison: "<" | ">", order: "asc" | "desc") => sql`(
        select pt.post_id from post_tags pt
        where pt.publication_id = posts.publication_id and pt.tag_id = mine.tag_id and pt.post_id ${sql.raw(comparison)} posts.id
        order by pt.post_id ${sql.raw(order)} limit ${postsOfTag})`;
  const sharing = sql`
    select shared.post_id as id, count(*)::float8 as score
    from (select pt.tag_id from post_tags pt
      where pt.publication_id = posts.publication_id and pt.post_id = posts.id order by pt.position limit ${followedTags}) mine
    cross join lateral (${written("<", "desc")} union all ${written(">", "asc")}) shared
    group by shared.post_id order by count(*) desc, shared.post_id desc limit ${compared}`;
  const around = sql`
    select n.id, 0::float8 as score from posts n
    where n.publication_id = posts.publication_id and n.kind = 'post' and n.live
      and (n.published_at, n.id) < (posts.published_at, posts.id)
      and not exists (select 1 from post_tags pt where pt.publication_id = posts.publication_id and pt.post_id = posts.id)
    order by n.published_at desc nulls last, n.id desc nulls last limit ${postsPublishedBefore}`;
  const words = (title: SQL) => sql`to_tsvector(${config}, ${title})`;
  return sql<StoredRelatedPost[]>`(
    select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'slug', r.slug, 'title', r.title, 'cover', r.cover,
      'publishedAt', to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by r.score desc, r.published_at desc, r.id desc), '[]')
    from (
      select n.id, n.kind, n.slug, n.title, nullif(n.settings->'cover', 'null') as cover, n.published_at,
        near.score + 4 * ts_rank(${words(sql`n.title`)}, mine.words) as score
      from ((${sharing}) union all (${around})) near
      join posts n on n.publication_id = posts.publication_id and n.id = near.id
        and n.kind = 'post' and n.live and n.published_at <= ${scope.now}
      cross join (select string_agg(quote_literal(lexeme), ' | ')::tsquery as words
        from unnest(${words(sql`posts.title`)})) mine
      where posts.kind = 'post' and near.id is distinct from posts.translation_of
        and n.translation_of is distinct from coalesce(posts.translation_of, posts.id)
      order by score desc, n.published_at desc, n.id desc limit ${shown}) r)`;
}
