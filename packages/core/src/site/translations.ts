import type { PostKind } from "@broadsheet/contract/posts";
import { type SQL, sql } from "drizzle-orm";
import type { SiteScope } from "./scope.ts";

export interface StoredTranslation {
  id: string;
  kind: PostKind;
  slug: string;
  title: string;
  /** Null when it is in the publication's language. */
  language: string | null;
}
export interface Translation extends StoredTranslation {
  path: string;
}

/**
 * The other live posts of the group that `posts` belongs to: the original, and everything that names it. Two look-ups by index, since the
 * original does not know of its translations.
 */
export function translationsOf(scope: SiteScope): SQL<StoredTranslation[]> {
  const original = sql`coalesce(posts.translation_of, posts.id)`;
  const group = (condition: SQL) => sql`
    select n.id, n.kind, n.slug, n.title, n.settings from posts n
    where n.publication_id = ${scope.publicationId} and ${condition} and n.live and n.published_at <= ${scope.now}`;
  return sql`(
    select coalesce(json_agg(json_build_object('id', other.id, 'kind', other.kind, 'slug', other.slug, 'title', other.title,
      'language', other.settings->>'language') order by other.settings->>'language' nulls first, other.id), '[]')
    from (${group(sql`n.id = posts.translation_of`)}
      union all ${group(sql`n.translation_of = ${original} and n.id <> posts.id`)}) other)`;
}
