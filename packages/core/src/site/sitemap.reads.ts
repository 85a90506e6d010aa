import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { type SQL, sql } from "drizzle-orm";
import { liveIn, postPath, type SiteScope } from "./scope.ts";

/** Addresses a sitemap file; the protocol allows 50,000. */
export const sitemapChunk = 5_000;

export interface SitemapEntry {
  path: string;
  /** ISO 8601 in UTC. */
  lastModified: string;
  /** Addresses of its pictures, the cover first. */
  images: string[];
}

/** Pictures of a post that are named; the protocol allows 1,000. */
const mostImages = 20;

type EntryKind = "post" | "page" | "tag" | "author";

/** Everything with an address of its own that search engines may show, oldest first, so that full chunks stay as they are. */
function entries(scope: SiteScope): SQL {
  const grouped = (kind: "tag" | "author") => {
    const [table, link, column] = (
      kind === "tag" ? ["tags", "post_tags", "tag_id"] : ["authors", "post_authors", "author_id"]
    ).map((name) => sql.raw(name)) as [SQL, SQL, SQL];
    return sql`
      select ${kind} as kind, named.id, named.slug, max(posts.live_updated_at) as changed, null::jsonb as settings, null::jsonb as document
      from ${table} named
      join ${link} link on link.publication_id = named.publication_id and link.${column} = named.id
      join posts on posts.publication_id = link.publication_id and posts.id = link.post_id
      where named.publication_id = ${scope.publicationId} and ${liveIn(scope, "post")}
      group by named.id, named.slug`;
  };
  return sql`(
    select posts.kind, posts.id, posts.slug, posts.live_updated_at as changed, posts.settings, posts.document
    from posts where ${liveIn(scope)} and not coalesce((posts.settings->>'noindex')::boolean, false)
      and posts.settings->>'canonicalUrl' is null
    union all ${grouped("tag")} union all ${grouped("author")})`;
}

const pathOfEntry = (kind: EntryKind, slug: string) =>
  kind === "tag" || kind === "author" ? `/${kind}s/${encodeURIComponent(slug)}` : postPath(kind, slug);

/** When each sitemap file last changed, first file first. */
export async function listSitemapChunks(tx: Tx, scope: SiteScope): Promise<string[]> {
  const numbered = sql`(select changed, (row_number() over (order by id) - 1) / ${sitemapChunk}::int as chunk from ${entries(scope)} e) n`;
  const rows = await tx
    .select({ changed: sql<string>`max(changed)`.mapWith(posts.liveUpdatedAt) })
    .from(numbered)
    .groupBy(sql`chunk`)
    .orderBy(sql`chunk`);
  return rows.map(({ changed }) => changed);
}

/** The entries of one sitemap file, from 1; none beyond the last. */
export async function listSitemapEntries(tx: Tx, scope: SiteScope, chunk: number): Promise<SitemapEntry[]> {
  const rows = await tx
    .select({
      kind: sql<EntryKind>`kind`,
      slug: sql<string>`slug`,
      changed: sql<string>`changed`.mapWith(posts.liveUpdatedAt),
      images: sql<string[]>`(jsonb_path_query_array(coalesce(settings, '{}'), 'lax $.cover.src')
        || jsonb_path_query_array(coalesce(document, '{}'), 'lax $.content[*] ? (@.type == "figure").attrs.src'))`,
    })
    .from(
      sql`(select * from ${entries(scope)} e order by id limit ${sitemapChunk} offset ${(chunk - 1) * sitemapChunk}) e`,
    )
    .orderBy(sql`id`);
  return rows.map(({ kind, slug, changed, images }) => ({
    path: pathOfEntry(kind, slug),
    lastModified: changed,
    images: [...new Set(images)].filter((image) => typeof image === "string").slice(0, mostImages),
  }));
}
