import type { Author } from "@broadsheet/contract/authors";
import type { Tag } from "@broadsheet/contract/tags";
import type { Tx } from "@broadsheet/db/connection";
import { preparedRead } from "@broadsheet/db/prepared-read";
import { sql } from "drizzle-orm";
import { matching, shownUnder } from "./post-list.reads.ts";
import { given, givenScope, type SiteScope } from "./scope.ts";

export type SiteTag = Pick<Tag, "id" | "name" | "slug" | "description" | "imageUrl" | "postCount">;
export type SiteAuthor = Pick<Author, "id" | "name" | "slug" | "bio" | "avatarUrl" | "website" | "postCount">;

/** Posts of a tag or author are counted as far as this and one more: counting all of fifty thousand would take longer than all else of a page. */
export const countedPosts = 1_000;
const mostCounted = sql.raw(String(countedPosts + 1));

/** How many live posts stand under a name, whose id is `id`, as far as they are counted. */
const countUnder = (kind: "tag" | "author", id: string) => sql<number>`(
  select count(*)::int from (
    select from ${sql.raw(`post_${kind}s`)} link where ${shownUnder(givenScope(""), kind, sql.raw(id))} limit ${mostCounted}) counted)`;

const selectTag = preparedRead((tx) =>
  tx
    .select({
      id: sql<string>`t.id`,
      name: sql<string>`t.name`,
      slug: sql<string>`t.slug`,
      description: sql<string>`t.description`,
      imageUrl: sql<string | null>`t.image_url`,
      postCount: countUnder("tag", "t.id"),
    })
    .from(sql`tags t`)
    .where(sql`t.publication_id = ${given("publicationId")} and t.slug = ${given("slug")} limit 1`)
    .prepare("site_tag"),
);

/** A tag that at least one live post carries; null otherwise, so that no name is told before its first post is out. */
export async function readSiteTag(tx: Tx, scope: SiteScope, slug: string): Promise<SiteTag | null> {
  const [tag] = await selectTag(tx, "", { ...scope, slug });
  return tag && tag.postCount > 0 ? tag : null;
}

const selectAuthor = preparedRead((tx) =>
  tx
    .select({
      id: sql<string>`a.id`,
      name: sql<string>`a.name`,
      slug: sql<string>`a.slug`,
      bio: sql<string>`a.bio`,
      avatarUrl: sql<string | null>`a.avatar_url`,
      website: sql<string | null>`a.website`,
      postCount: countUnder("author", "a.id"),
    })
    .from(sql`authors a`)
    .where(sql`a.publication_id = ${given("publicationId")} and a.slug = ${given("slug")} limit 1`)
    .prepare("site_author"),
);

/** An author on whose byline at least one live post stands; null otherwise. */
export async function readSiteAuthor(tx: Tx, scope: SiteScope, slug: string): Promise<SiteAuthor | null> {
  const [author] = await selectAuthor(tx, "", { ...scope, slug });
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
