import type { Author } from "@broadsheet/contract/authors";
import type { Tag } from "@broadsheet/contract/tags";
import type { Tx } from "@broadsheet/db/connection";
import { sql } from "drizzle-orm";
import { matching, shownUnder } from "./post-list.reads.ts";
import type { SiteScope } from "./scope.ts";

export type SiteTag = Pick<Tag, "id" | "name" | "slug" | "description" | "imageUrl" | "postCount">;
export type SiteAuthor = Pick<Author, "id" | "name" | "slug" | "bio" | "avatarUrl" | "website" | "postCount">;

/** Posts of a tag or author are counted as far as this and one more: counting all of fifty thousand would take longer than all else of a page. */
export const countedPosts = 1_000;
const mostCounted = sql.raw(String(countedPosts + 1));

/** A tag that at least one live post carries; null otherwise, so that no name is told before its first post is out. */
export async function readSiteTag(tx: Tx, scope: SiteScope, slug: string): Promise<SiteTag | null> {
  const [tag] = await tx
    .select({
      id: sql<string>`t.id`,
      name: sql<string>`t.name`,
      slug: sql<string>`t.slug`,
      description: sql<string>`t.description`,
      imageUrl: sql<string | null>`t.image_url`,
      postCount: sql<number>`(
        select count(*)::int from (
          select from post_tags link where ${shownUnder(scope, "tag", sql`t.id`)} limit ${mostCounted}) counted)`,
    })
    .from(sql`tags t`)
    .where(sql`t.publication_id = ${scope.publicationId} and t.slug = ${slug}`)
    .limit(1);
  return tag && tag.postCount > 0 ? tag : null;
}

/** An author on whose byline at least one live post stands; null otherwise. */
export async function readSiteAuthor(tx: Tx, scope: SiteScope, slug: string): Promise<SiteAuthor | null> {
  const [author] = await tx
    .select({
      id: sql<string>`a.id`,
      name: sql<string>`a.name`,
      slug: sql<string>`a.slug`,
      bio: sql<string>`a.bio`,
      avatarUrl: sql<string | null>`a.avatar_url`,
      website: sql<string | null>`a.website`,
      postCount: sql<number>`(
        select count(*)::int from (
          select from post_authors link where ${shownUnder(scope, "author", sql`a.id`)} limit ${mostCounted}) counted)`,
    })
    .from(sql`authors a`)
    .where(sql`a.publication_id = ${scope.publicationId} and a.slug = ${slug}`)
    .limit(1);
  return author && author.postCount > 0 ? author : null;
}

export interface ArchiveMonth {
  year: number;
  /** 1-12, in the publication's time zone. */
  month: number;
  count: number;
}

/** How many live posts each month has, newest first; at most 1,200 months. */
export async function countPostsByMonth(tx: Tx, scope: SiteScope): Promise<ArchiveMonth[]> {
  const local = sql`posts.published_at at time zone ${scope.timezone}`;
  const dated = sql`(select extract(year from ${local})::int as year, extract(month from ${local})::int as month from posts where ${matching(scope, {})}) dated`;
  return tx
    .select({ year: sql<number>`year`, month: sql<number>`month`, count: sql<number>`count(*)::int` })
    .from(dated)
    .groupBy(sql`year`, sql`month`)
    .orderBy(sql`year desc`, sql`month desc`)
    .limit(1200);
}
