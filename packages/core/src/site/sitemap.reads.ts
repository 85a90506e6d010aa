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
}

type EntryKind = "post" | "page" | "tag" | "author";

/** Everything with an address of its own that readers can see, oldest first, so that full chunks stay as they are. */
function entries(scope: SiteScope): SQL {
  const grouped = (kind: "tag" | "author") => {
    const [table, link, column] = (
      kind === "tag" ? ["tags", "post_tags", "tag_id"] : ["authors", "post_authors", "author_id"]
    ).map((name) => sql.raw(name)) as [SQL, SQL, SQL];
    return sql`
      select ${kind} as kind, named.id, named.slug, max(posts.live_updated_at) as changed
      from ${table} named
      join ${link} link on link.publication_id = named.publication_id and link.${column} = named.id
      join posts on posts.publication_id = link.publication_id and posts.id = link.post_id
      where named.publication_id = ${scope.publicationId} and ${liveIn(scope, "post")}
      group by named.id, named.slug`;
  };
  return sql`(
    select posts.kind, posts.id, posts.slug, posts.live_updated_at as changed from posts where ${liveIn(scope)}
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
    })
    .from(sql`${entries(scope)} e`)
    .orderBy(sql`id`)
    .limit(sitemapChunk)
    .offset((chunk - 1) * sitemapChunk);
  return rows.map(({ kind, slug, changed }) => ({ path: pathOfEntry(kind, slug), lastModified: changed }));
}
