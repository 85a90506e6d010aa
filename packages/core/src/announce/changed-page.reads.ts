import type { PostKind } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { sql } from "drizzle-orm";
import { postPath } from "../site/scope.ts";

/** Posts that one announcement speaks of; IndexNow takes 10,000. */
const mostPages = 1_000;

export interface ChangedPage {
  path: string;
  noindex: boolean;
  tagSlugs: string[];
  authorSlugs: string[];
}

/** What readers see otherwise since then, or see no more, by the log of what caches have to forget (kept for an hour). */
export async function listChangedPages(tx: Tx, publicationId: string, since: string): Promise<ChangedPage[]> {
  const rows = await tx.execute<Omit<ChangedPage, "path"> & { kind: PostKind; slug: string }>(sql`
    with changed as (
      select distinct substring(tag from 6)::uuid as id from cache_purges, unnest(tags) tag
      where cache_purges.publication_id = ${publicationId} and cache_purges.created_at >= ${since} and tag like 'post:%'
      limit ${mostPages})
    select posts.kind, posts.slug, coalesce((posts.settings->>'noindex')::boolean, false) as noindex,
      array(select t.slug from post_tags pt join tags t on t.publication_id = pt.publication_id and t.id = pt.tag_id
        where pt.publication_id = posts.publication_id and pt.post_id = posts.id) as "tagSlugs",
      array(select a.slug from post_authors pa join authors a on a.publication_id = pa.publication_id and a.id = pa.author_id
        where pa.publication_id = posts.publication_id and pa.post_id = posts.id) as "authorSlugs"
    from changed join posts on posts.publication_id = ${publicationId} and posts.id = changed.id
    where posts.slug is not null`);
  return rows.map(({ kind, slug, ...page }) => ({ ...page, path: postPath(kind, slug) }));
}
