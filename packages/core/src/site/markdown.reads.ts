import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { PostKind } from "@broadsheet/contract/posts";
import type { SitePostCard } from "@broadsheet/contract/site";
import type { Tx } from "@broadsheet/db/connection";
import { sql } from "drizzle-orm";
import { cardColumns, cardOf } from "./post-card.ts";
import { liveIn, newestFirst, postPath, type SiteScope } from "./scope.ts";

export interface PostSource extends SitePostCard {
  document: PostDocumentJson;
  language: string | null;
}

/** The document of a live post or page, from which other forms of it are made; null when readers have none by that slug. */
export async function readPostSource(
  tx: Tx,
  scope: SiteScope,
  { kind, slug }: { kind: PostKind; slug: string },
): Promise<PostSource | null> {
  const [row] = await tx
    .select({
      ...cardColumns,
      document: sql<PostDocumentJson>`posts.document`,
      language: sql<string | null>`posts.settings->>'language'`,
    })
    .from(sql`posts`)
    .where(sql`${liveIn(scope, kind)} and posts.slug = ${slug}`)
    .limit(1);
  return row ? cardOf(row) : null;
}

export interface TextLink {
  title: string;
  path: string;
  excerpt: string;
}

/** The newest posts or pages that search engines may show. */
export async function listForMachines(
  tx: Tx,
  scope: SiteScope,
  kind: PostKind,
  limit: number,
): Promise<TextLink[]> {
  const rows = await tx
    .select({
      title: sql<string>`posts.title`,
      slug: sql<string>`posts.slug`,
      excerpt: sql<string>`coalesce(posts.excerpt, '')`,
    })
    .from(sql`posts`)
    .where(sql`${liveIn(scope, kind)} and not coalesce((posts.settings->>'noindex')::boolean, false)`)
    .orderBy(newestFirst)
    .limit(limit);
  return rows.map(({ slug, ...row }) => ({ ...row, path: postPath(kind, slug) }));
}
