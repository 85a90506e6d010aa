import type { SitePostCard } from "@broadsheet/contract/site";
import type { Tx } from "@broadsheet/db/connection";
import { preparedRead } from "@broadsheet/db/prepared-read";
import { type SQL, sql } from "drizzle-orm";
import { cardColumns, cardOf } from "./post-card.ts";
import { given, givenScope, liveIn, newestFirst, type SiteScope } from "./scope.ts";

/** Beyond this page a list answers nothing, so that no address makes the database count to millions. */
export const lastPage = 10_000;

export interface PostListInput {
  /** From 1. */
  page: number;
  /** Posts a page, 1-100. */
  size: number;
  /** Of one tag, or of one author. */
  tagId?: string;
  authorId?: string;
  /** Half-open range of publication dates in the publication's time zone, `YYYY-MM-DD`. */
  from?: string;
  before?: string;
}

export interface PostList {
  items: SitePostCard[];
  page: number;
  hasOlder: boolean;
}

export type PostFilter = Omit<PostListInput, "page" | "size">;

/** What narrows a list down by date, for the alias `posts`, after what readers may see. */
export function matching(scope: SiteScope, { from, before }: PostFilter, seen = liveIn(scope, "post")): SQL {
  const conditions = [seen];
  if (from) conditions.push(sql`posts.published_at >= (${from}::timestamp at time zone ${scope.timezone})`);
  if (before)
    conditions.push(sql`posts.published_at < (${before}::timestamp at time zone ${scope.timezone})`);
  return sql.join(conditions, sql` and `);
}

/** The newest rows of `posts`, as an inner query; those of a tag or an author come in the order of its own index. `limit` is its end. */
export function newestOf(scope: SiteScope, filter: PostFilter, limit: SQL): SQL {
  const { tagId, authorId } = filter;
  const id = tagId ?? authorId;
  if (!id) return sql`select * from posts where ${matching(scope, filter)} order by ${newestFirst} ${limit}`;
  // Their time is compared in the index alone: twice, and Postgres expects few to be left and plans the statement anew each time.
  const seen = sql`${shownUnder(scope, tagId ? "tag" : "author", sql`${id}`)} and posts.kind = 'post' and posts.live`;
  const link = tagId ? sql`post_tags` : sql`post_authors`;
  return sql`
    select posts.* from ${link} link join posts on posts.publication_id = link.publication_id and posts.id = link.post_id
    where ${matching(scope, filter, seen)}
    order by link.shown_at desc nulls last, link.post_id desc nulls last ${limit}`;
}

/** Which rows of `post_tags` or `post_authors`, named `link`, are of a tag or author and of posts that readers see. */
export function shownUnder(scope: SiteScope, kind: "tag" | "author", id: SQL): SQL {
  const column = kind === "tag" ? sql`tag_id` : sql`author_id`;
  return sql`link.publication_id = ${scope.publicationId} and link.${column} = ${id} and link.shown_at <= ${scope.now}`;
}

/** So many pages of a list are asked for by a text of their own. */
const pagesOfTheirOwn = 20;

/** Numbers that are part of the text: of a limit that it is given, Postgres assumes a tenth of the table, and plans the statement anew each time. */
function pageOf(page: number, size: number): SQL {
  const offset = page > pagesOfTheirOwn ? sql`${given("offset")}` : sql.raw(String((page - 1) * size));
  return sql`${sql.raw(`limit ${size + 1} offset`)} ${offset}`;
}

interface ListShape {
  /** Beyond those with a text of their own, all are one. */
  page: number;
  size: number;
  /** What it is narrowed down by. */
  by: (keyof PostFilter)[];
}

const selectList = preparedRead((tx, variant) => {
  const { page, size, by } = JSON.parse(variant) as ListShape;
  const filter: PostFilter = Object.fromEntries(by.map((name) => [name, given(name)]));
  // The inner query skips by the index alone; byline and tags are looked up for the shown rows only.
  const shown = sql`(${newestOf(givenScope(""), filter, pageOf(page, size))}) posts`;
  return tx.select(cardColumns).from(shown).orderBy(newestFirst).prepare("site_posts");
});

/** Live posts, newest first. Pages are numbered so that each has an address a crawler can follow. */
export async function listSitePosts(tx: Tx, scope: SiteScope, input: PostListInput): Promise<PostList> {
  const { page, size, ...filter } = input;
  if (page > lastPage) return { items: [], page, hasOlder: false };
  const by = (["tagId", "authorId", "from", "before"] as const).filter((name) => filter[name]);
  const shape: ListShape = { page: Math.min(page, pagesOfTheirOwn + 1), size, by };
  const values = { ...scope, ...filter, offset: (page - 1) * size };
  const rows = await selectList(tx, JSON.stringify(shape), values);
  return { items: rows.slice(0, size).map(cardOf), page, hasOlder: rows.length > size };
}
