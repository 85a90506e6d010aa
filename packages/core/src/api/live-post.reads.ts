import type { ApiListPostsInput, ApiLivePost, ApiPart } from "@broadsheet/contract/api";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { PostKind } from "@broadsheet/contract/posts";
import { databaseError, type Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { type CardRow, cardColumns, cardOf } from "../site/post-card.ts";
import { liveIn, newestFirst, type SiteScope } from "../site/scope.ts";
import { textSearchConfig } from "../site/text-search-config.ts";

/** Of the posts that match a query, the newest that many are looked at. */
const searched = 1_000;
/** Milliseconds after which a search is given up. */
const timeLimit = 3_000;

const columns = (parts: ReadonlySet<ApiPart>) => ({
  ...cardColumns,
  language: sql<string | null>`posts.settings->>'language'`,
  metaTitle: sql<string>`coalesce(posts.settings->>'metaTitle', '')`,
  metaDescription: sql<string>`coalesce(posts.settings->>'metaDescription', '')`,
  canonicalUrl: sql<string | null>`posts.settings->>'canonicalUrl'`,
  wordCount: sql<number>`coalesce(posts.word_count, 0)`,
  ...(parts.has("html") ? { html: sql<string>`posts.html` } : {}),
  ...(parts.has("document") ? { document: sql<PostDocumentJson>`posts.document` } : {}),
});

type LiveRow = CardRow & Omit<ApiLivePost, "view" | "url" | keyof CardRow>;

function toLivePost(row: LiveRow, siteUrl: string): ApiLivePost {
  const { path, ...post } = cardOf(row);
  return { view: "live", ...post, url: siteUrl + path };
}

function filters(scope: SiteScope, kind: PostKind, input: ApiListPostsInput): SQL {
  const after = decodeCursor(input.cursor, instantAndId);
  const conditions = [liveIn(scope, kind)];
  if (input.tag !== undefined)
    conditions.push(sql`exists (
      select from post_tags pt join tags t on t.publication_id = pt.publication_id and t.id = pt.tag_id
      where pt.publication_id = posts.publication_id and pt.post_id = posts.id and t.slug = ${input.tag})`);
  if (input.author !== undefined)
    conditions.push(sql`exists (
      select from post_authors pa join authors a on a.publication_id = pa.publication_id and a.id = pa.author_id
      where pa.publication_id = posts.publication_id and pa.post_id = posts.id and a.slug = ${input.author})`);
  if (input.publishedAfter !== undefined)
    conditions.push(sql`posts.published_at > ${input.publishedAfter}::timestamptz`);
  if (input.publishedBefore !== undefined)
    conditions.push(sql`posts.published_at < ${input.publishedBefore}::timestamptz`);
  if (input.q) {
    const config = sql`${textSearchConfig(scope.language)}::regconfig`;
    conditions.push(
      sql`posts.id in (select id from search_live_posts(websearch_to_tsquery(${config}, ${input.q}::text), ${scope.now}::timestamptz, ${searched}::int))`,
    );
  }
  if (after)
    conditions.push(sql`(posts.published_at, posts.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return sql.join(conditions, sql` and `);
}

/** Live posts or pages, newest first, in one statement. UNAVAILABLE when a search takes longer than 3 s. */
export async function listLivePosts(
  tx: Tx,
  scope: SiteScope,
  siteUrl: string,
  kind: PostKind,
  input: ApiListPostsInput,
  parts: ReadonlySet<ApiPart>,
): Promise<Page<ApiLivePost>> {
  // What is asked of each row is worked out for the shown ones alone.
  const shown = sql`(select * from posts where ${filters(scope, kind, input)} order by ${newestFirst} limit ${input.limit + 1}) posts`;
  if (input.q) await tx.execute(sql`select set_config('statement_timeout', ${String(timeLimit)}, true)`);
  const rows: LiveRow[] = await tx
    .select(columns(parts))
    .from(shown)
    .orderBy(newestFirst)
    .catch((error: unknown) => {
      if (databaseError(error)?.code !== "57014") throw error;
      const message = "This search takes too long; try other words";
      throw new AppError("UNAVAILABLE", message, {}, { cause: error });
    });
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.publishedAt, row.id],
    (row) => toLivePost(row, siteUrl),
  );
}

/** A live post or page by id or slug; NOT_FOUND when readers have none. */
export async function requireLivePost(
  tx: Tx,
  scope: SiteScope,
  siteUrl: string,
  kind: PostKind,
  ref: { id: string } | { slug: string },
  parts: ReadonlySet<ApiPart>,
): Promise<ApiLivePost> {
  const wanted = "id" in ref ? sql`posts.id = ${ref.id}::uuid` : sql`posts.slug = ${ref.slug}`;
  const [row]: LiveRow[] = await tx
    .select(columns(parts))
    .from(sql`posts`)
    .where(sql`${liveIn(scope, kind)} and ${wanted}`)
    .limit(1);
  if (!row) throw new AppError("NOT_FOUND");
  return toLivePost(row, siteUrl);
}

/** Whether a row of this id is a post or a page; NOT_FOUND when it is the other, or nothing. */
export async function requireKind(tx: Tx, publicationId: string, kind: PostKind, id: string): Promise<void> {
  const [row] = await tx
    .select({ kind: posts.kind })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
  if (row?.kind !== kind) throw new AppError("NOT_FOUND");
}
