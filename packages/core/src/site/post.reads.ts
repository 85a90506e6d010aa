import type { PostKind, PostOutline } from "@broadsheet/contract/posts";
import type { SitePost } from "@broadsheet/contract/site";
import type { Tx } from "@broadsheet/db/connection";
import { preparedRead } from "@broadsheet/db/prepared-read";
import { type SQL, sql } from "drizzle-orm";
import { cardColumns, cardOf } from "./post-card.ts";
import { type RelatedPost, relatedPosts } from "./related-posts.ts";
import { given, givenScope, liveIn, postPath, type SiteScope } from "./scope.ts";
import { type Translation, translationsOf } from "./translations.ts";

export interface PostLink {
  id: string;
  title: string;
  path: string;
}

export interface SitePostWithNeighbours extends SitePost {
  /** The posts published directly before and after; null at either end, and for pages. */
  older: PostLink | null;
  newer: PostLink | null;
  /** Up to three others on the same matter, closest first; none for pages. */
  related: RelatedPost[];
  /** The same text in other languages. */
  translations: Translation[];
}

/** The live post next to `posts` in time. `comparison` and `order` are constants of this file. */
function neighbour(scope: SiteScope, comparison: "<" | ">", order: string): SQL<StoredLink | null> {
  return sql`(
    select json_build_object('id', n.id, 'title', n.title, 'slug', n.slug) from posts n
    where n.publication_id = ${scope.publicationId} and n.kind = 'post' and posts.kind = 'post' and n.live
      and n.published_at <= ${scope.now}
      and (n.published_at, n.id) ${sql.raw(comparison)} (posts.published_at, posts.id)
    order by ${sql.raw(order)} limit 1)`;
}

interface StoredLink {
  id: string;
  title: string;
  slug: string;
}

const linkOf = (stored: StoredLink | null) =>
  stored && { id: stored.id, title: stored.title, path: postPath("post", stored.slug) };

/** One text a language, which decides how related posts are looked for. */
const selectPost = preparedRead((tx, language) => {
  const scope = givenScope(language);
  return tx
    .select({
      ...cardColumns,
      html: sql<string>`posts.html`,
      outline: sql<PostOutline>`coalesce(posts.outline, '[]')`,
      language: sql<string | null>`posts.settings->>'language'`,
      metaTitle: sql<string>`coalesce(posts.settings->>'metaTitle', '')`,
      metaDescription: sql<string>`coalesce(posts.settings->>'metaDescription', '')`,
      canonicalUrl: sql<string | null>`posts.settings->>'canonicalUrl'`,
      noindex: sql<boolean>`coalesce((posts.settings->>'noindex')::boolean, false)`,
      wordCount: sql<number>`coalesce(posts.word_count, 0)`,
      older: neighbour(scope, "<", "n.published_at desc nulls last, n.id desc nulls last"),
      newer: neighbour(scope, ">", "n.published_at asc nulls first, n.id asc nulls first"),
      related: relatedPosts(scope),
      translations: translationsOf(scope),
    })
    .from(sql`posts`)
    .where(sql`${liveIn(scope, given("kind") as PostKind)} and posts.slug = ${given("slug")} limit 1`)
    .prepare("site_post");
});

/** A live post or page whole, with its neighbours, in one statement; null when readers have none by that slug. */
export async function readSitePost(
  tx: Tx,
  scope: SiteScope,
  { kind, slug }: { kind: PostKind; slug: string },
): Promise<SitePostWithNeighbours | null> {
  const { language, ...values } = scope;
  const [row] = await selectPost(tx, language, { ...values, kind, slug });
  if (!row) return null;
  const withPath = <Linked extends { kind: PostKind; slug: string }>(linked: Linked) => ({
    ...linked,
    path: postPath(linked.kind, linked.slug),
  });
  return {
    ...cardOf(row),
    older: linkOf(row.older),
    newer: linkOf(row.newer),
    related: row.related.map((each) => ({
      ...withPath(each),
      cover: each.cover && { picture: null, ...each.cover },
    })),
    translations: row.translations.map(withPath),
  };
}
