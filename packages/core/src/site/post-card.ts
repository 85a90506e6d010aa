import type { AuthorRef } from "@broadsheet/contract/authors";
import type { Cover, PostKind, SiteCover } from "@broadsheet/contract/posts";
import type { SitePostCard } from "@broadsheet/contract/site";
import type { TagRef } from "@broadsheet/contract/tags";
import { posts } from "@broadsheet/db/schema";
import { sql } from "drizzle-orm";
import { postPath } from "./scope.ts";

const authors = sql<AuthorRef[]>`(
  select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'slug', a.slug) order by pa.position, a.id), '[]')
  from post_authors pa join authors a on a.publication_id = pa.publication_id and a.id = pa.author_id
  where pa.publication_id = posts.publication_id and pa.post_id = posts.id)`;

const tags = sql<TagRef[]>`(
  select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug) order by pt.position, t.id), '[]')
  from post_tags pt join tags t on t.publication_id = pt.publication_id and t.id = pt.tag_id
  where pt.publication_id = posts.publication_id and pt.post_id = posts.id)`;

/** What a list needs of each post, byline and tags in the same statement. For a table or alias named `posts`, live posts only. */
export const cardColumns = {
  id: sql<string>`posts.id`,
  kind: sql<PostKind>`posts.kind`,
  slug: sql<string>`posts.slug`,
  title: sql<string>`posts.title`,
  excerpt: sql<string>`coalesce(posts.excerpt, '')`,
  cover: sql<(Cover & Partial<SiteCover>) | null>`nullif(posts.settings->'cover', 'null')`,
  featured: sql<boolean>`coalesce((posts.settings->>'featured')::boolean, false)`,
  readingMinutes: sql<number>`coalesce(posts.reading_minutes, 1)`,
  publishedAt: sql<string>`posts.published_at`.mapWith(posts.publishedAt),
  updatedAt: sql<string>`posts.live_updated_at`.mapWith(posts.liveUpdatedAt),
  authors,
  tags,
};

type StoredCover = { cover: (Cover & Partial<SiteCover>) | null };

/** A cover with the size of its file, where that is known. */
export function shownCover(cover: StoredCover["cover"]): SiteCover | null {
  if (!cover?.picture) return cover && { ...cover, picture: null };
  const { src, width, height } = cover.picture;
  return { ...cover, src, width, height, picture: cover.picture };
}

export type CardRow = Omit<SitePostCard, "path" | "cover"> & StoredCover;

export const cardOf = <Row extends CardRow>(row: Row): Row & Pick<SitePostCard, "path" | "cover"> => ({
  ...row,
  cover: shownCover(row.cover),
  path: postPath(row.kind, row.slug),
});
