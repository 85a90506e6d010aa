import type { ISql, JSONValue, Sql } from "postgres";

/** What is stored of a page, by its slug. */
export const pagePartsOf = (sql: Sql, publicationId: string, slug: string) => sql`
  select id, slug, title, excerpt, html, outline, settings, word_count, reading_minutes, published_at, live_updated_at
  from posts where publication_id = ${publicationId} and kind = 'post' and slug = ${slug} and live and published_at <= now() limit 1`;

/** The newest 15 with their tags and authors, and whether there are more. */
export const listOf = (sql: Sql, publicationId: string) => sql`
  select id, kind, slug, title, excerpt, settings -> 'cover' as cover, reading_minutes, published_at, live_updated_at,
    (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'slug', a.slug) order by pa.position), '[]')
       from post_authors pa join authors a on a.publication_id = pa.publication_id and a.id = pa.author_id
       where pa.publication_id = p.publication_id and pa.post_id = p.id) as authors,
    (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug) order by pt.position), '[]')
       from post_tags pt join tags t on t.publication_id = pt.publication_id and t.id = pt.tag_id
       where pt.publication_id = p.publication_id and pt.post_id = p.id) as tags
  from posts p where publication_id = ${publicationId} and kind = 'post' and live
  order by published_at desc nulls last, id desc nulls last limit 16`;

/**
 * The ten best of the newest 1,000 that have a word, with a passage of each. The product's own function asks the index: row-level security
 * would keep any other statement from it.
 */
export const searchFor = (sql: Sql, publicationId: string, word: string) => sql`
  with asked as (select websearch_to_tsquery('english', ${word}) as query),
  best as (
    select f.* from asked, search_live_posts(asked.query, now(), 1000, null, null, null, null) f
    order by f.rank desc, f.published_at desc, f.id desc limit 10)
  select p.id, p.slug, p.title, p.excerpt, p.published_at,
    ts_headline('english', left(p.body_text, 60000), asked.query, 'MaxFragments=2, MaxWords=24, MinWords=10') as passage
  from asked, best join posts p on p.publication_id = ${publicationId} and p.id = best.id
  order by best.rank desc, best.published_at desc, best.id desc`;

export async function versionOf(sql: Sql, id: string): Promise<number> {
  const [row] = await sql`select version from post_working_copies where post_id = ${id}`;
  return Number(row?.version);
}

interface Save {
  id: string;
  version: number;
  document: JSONValue;
}

/** The statements of saving a working copy; null when somebody else was first. */
export function savePost(sql: Sql, publicationId: string, { id, version, document }: Save) {
  return sql.begin(async (tx: ISql) => {
    await tx`select id, status, live from posts where publication_id = ${publicationId} and id = ${id} for update`;
    const [working] = await tx`
      select version, title, slug, document, settings from post_working_copies
      where publication_id = ${publicationId} and post_id = ${id}`;
    await tx`select author_id from post_authors where publication_id = ${publicationId} and post_id = ${id} order by position`;
    if (working?.version !== version) return null;
    await tx`
      update post_working_copies set document = ${tx.json(document)}, version = ${version + 1}, updated_at = now()
      where publication_id = ${publicationId} and post_id = ${id}`;
    return { version: version + 1 };
  });
}
