import type { ApiListPostsInput, ApiLivePost, ApiPart } from "@broadsheet/contract/api";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { PostKind } from "@broadsheet/contract/posts";
import { databaseError, type Tx } from "@broadsheet/db/connection";
import { preparedRead } from "@broadsheet/db/prepared-read";
import { posts } from "@broadsheet/db/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { type CardRow, cardColumns, cardOf } from "../site/post-card.ts";
import { liveIn, newestFirst, type SiteScope } from "../site/scope.ts";
import { textSearchConfig } from "../site/text-search-config.ts";

/** Of the posts that match a query, the newest that many are looked at. */
const searched = 1_000;
/** A tag or author of no more posts than this is listed from its own posts; of one of more, some stand on every stretch of the list of all. */
const fewPosts = 2_000;
/** More than any list has. With it in the text Postgres knows that a list is short, whatever limit it is then given, and keeps its plan. */
const mostListed = "101";
/** Milliseconds after which a search is given up. */
const timeLimit = 3_000;

/** Stands for a value that each call has of its own. */
const given = (name: string) => sql`${sql.placeholder(name)}`;

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

const links = {
  tag: { table: sql.raw("post_tags"), column: sql.raw("tag_id") },
  author: { table: sql.raw("post_authors"), column: sql.raw("author_id") },
} as const;

/** Posts of a tag or author, by its id, read from its own index before the list of all is looked at. */
const ofFew = (what: "tag" | "author", id: SQL) => sql`posts.id = any (array(
    select l.post_id from ${links[what].table} l
    where l.publication_id = ${given("publicationId")} and l.${links[what].column} = ${id}::uuid limit ${sql.raw(String(fewPosts))}))`;

/** What narrows a list down, by the name of its value; a list is asked for with some of them. */
const conditions = {
  tag: (value: SQL) => sql`exists (
    select from post_tags pt join tags t on t.publication_id = pt.publication_id and t.id = pt.tag_id
    where pt.publication_id = posts.publication_id and pt.post_id = posts.id and t.slug = ${value})`,
  author: (value: SQL) => sql`exists (
    select from post_authors pa join authors a on a.publication_id = pa.publication_id and a.id = pa.author_id
    where pa.publication_id = posts.publication_id and pa.post_id = posts.id and a.slug = ${value})`,
  ofFewTagged: (value: SQL) => ofFew("tag", value),
  ofFewSigned: (value: SQL) => ofFew("author", value),
  publishedAfter: (value: SQL) => sql`posts.published_at > ${value}::timestamptz`,
  publishedBefore: (value: SQL) => sql`posts.published_at < ${value}::timestamptz`,
  q: (value: SQL) => sql`posts.id in (
    select id from search_live_posts(websearch_to_tsquery(${given("config")}::regconfig, ${value}::text),
      ${given("now")}::timestamptz, ${searched}::int))`,
  cursor: (value: SQL) =>
    sql`(posts.published_at, posts.id) < (${value}::timestamptz, ${given("cursorId")}::uuid)`,
};
type Condition = keyof typeof conditions;
const conditionNames = Object.keys(conditions) as Condition[];

const instantText = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** A row of `posts` as JSON: Postgres writes a page at once, which costs less than making objects of its values here. */
function rowAsJson(parts: ReadonlySet<ApiPart>): SQL {
  const dates = {
    publishedAt: instantText("posts.published_at"),
    updatedAt: instantText("posts.live_updated_at"),
  };
  const pairs = Object.entries({ ...columns(parts), ...dates }).map(
    ([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`,
  );
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/** One text for each choice of parts and conditions. */
const selectLivePosts = preparedRead((tx, variant) => {
  const names = new Set(variant.split(" "));
  const scope = { publicationId: given("publicationId"), now: given("now") } as unknown as SiteScope;
  const where = conditionNames.filter((name) => names.has(name)).map((name) => conditions[name](given(name)));
  const narrowed = sql.join([liveIn(scope, given("kind") as unknown as PostKind), ...where], sql` and `);
  const parts = new Set((["html", "document"] as const).filter((part) => names.has(part)));
  // What is asked of each row is worked out for the shown ones alone.
  return tx
    .select({
      rows: sql<LiveRow[]>`coalesce(json_agg(${rowAsJson(parts)} order by ${newestFirst}), '[]')`,
    })
    .from(
      sql`(select * from (select * from posts where ${narrowed} order by ${newestFirst} limit ${sql.raw(mostListed)}) posts limit ${given("most")}) posts`,
    )
    .prepare("live_posts");
});

/** Live posts or pages, newest first, in one statement, and one before it for each tag or author they are narrowed down to. UNAVAILABLE when a search takes longer than 3 s. */
export async function listLivePosts(
  tx: Tx,
  scope: SiteScope,
  siteUrl: string,
  kind: PostKind,
  input: ApiListPostsInput,
  parts: ReadonlySet<ApiPart>,
): Promise<Page<ApiLivePost>> {
  const [cursor, cursorId] = decodeCursor(input.cursor, instantAndId) ?? [];
  const named = await findNamed(tx, scope.publicationId, input);
  if (!named) return { items: [], nextCursor: null };
  const given: Readonly<Partial<Record<Condition, string | undefined>>> = {
    ...inputValues(input),
    ...named,
    cursor,
  };
  const variant = [...parts, ...conditionNames.filter((name) => given[name] !== undefined)].join(" ");
  if (given.q !== undefined)
    await tx.execute(sql`select set_config('statement_timeout', ${String(timeLimit)}, true)`);
  const { publicationId, now, language } = scope;
  const values = { ...given, publicationId, now, kind, cursorId, most: input.limit + 1 };
  const [found] = await selectLivePosts(tx, variant, {
    ...values,
    config: textSearchConfig(language),
  }).catch((error: unknown) => {
    if (databaseError(error)?.code !== "57014") throw error;
    const message = "This search takes too long; try other words";
    throw new AppError("UNAVAILABLE", message, {}, { cause: error });
  });
  return pageFrom(
    found?.rows ?? [],
    input.limit,
    (row) => [row.publishedAt, row.id],
    (row) => toLivePost(row, siteUrl),
  );
}

const selectNamed = preparedRead((tx, what) => {
  const { table, column } = links[what === "tag" ? "tag" : "author"];
  return tx
    .select({
      id: sql<string>`n.id`,
      posts: sql<number>`(select count(*)::int from (select from ${table} l
        where l.publication_id = n.publication_id and l.${column} = n.id limit ${sql.raw(String(fewPosts + 1))}) counted)`,
    })
    .from(sql`${sql.raw(what === "tag" ? "tags" : "authors")} n`)
    .where(sql`n.publication_id = ${given("publicationId")} and n.slug = ${given("slug")}`)
    .prepare("named_posts");
});

/**
 * How a list is narrowed down to a tag or an author: those of few posts by their id, others by their slug. Null where there is no such name, or
 * it has no posts at all: to find that out by looking through the list would take a look at each post there is.
 */
async function findNamed(tx: Tx, publicationId: string, { tag, author }: ApiListPostsInput) {
  const found: Partial<Record<Condition, string | undefined>> = {};
  for (const [what, slug, few] of [
    ["tag", tag, "ofFewTagged"],
    ["author", author, "ofFewSigned"],
  ] as const) {
    if (slug === undefined) continue;
    const [name] = await selectNamed(tx, what, { publicationId, slug });
    if (!name || name.posts === 0) return null;
    if (name.posts <= fewPosts) Object.assign(found, { [few]: name.id, [what]: undefined });
  }
  return found;
}

function inputValues({ tag, author, publishedAfter, publishedBefore, q }: ApiListPostsInput) {
  return { tag, author, publishedAfter, publishedBefore, q: q || undefined };
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
