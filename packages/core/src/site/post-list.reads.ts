import type { SitePostCard } from "@broadsheet/contract/site";
import type { Tx } from "@broadsheet/db/connection";
import { type SQL, sql } from "drizzle-orm";
import { cardColumns, cardOf } from "./post-card.ts";
import { liveIn, newestFirst, type SiteScope } from "./scope.ts";

/** Beyond this page a list answers nothing, so that no address makes the database count to millions. */
export const lastPage = 10_000;

export interface PostListInput {
  /** From 1. */
  page: number;
  /** Posts a page, 1-100. */
  size: number;
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

/** What narrows a list down, for the alias `posts`. */
export function matching(
  scope: SiteScope,
  { tagId, authorId, from, before }: Omit<PostListInput, "page" | "size">,
): SQL {
  const conditions = [liveIn(scope, "post")];
  if (tagId) {
    conditions.push(
      sql`exists (select 1 from post_tags pt where pt.publication_id = posts.publication_id and pt.post_id = posts.id and pt.tag_id = ${tagId})`,
    );
  }
  if (authorId) {
    conditions.push(
      sql`exists (select 1 from post_authors pa where pa.publication_id = posts.publication_id and pa.post_id = posts.id and pa.author_id = ${authorId})`,
    );
  }
  if (from) conditions.push(sql`posts.published_at >= (${from}::timestamp at time zone ${scope.timezone})`);
  if (before)
    conditions.push(sql`posts.published_at < (${before}::timestamp at time zone ${scope.timezone})`);
  return sql.join(conditions, sql` and `);
}

/** So many pages of a list are asked for by a text of their own. */
const pagesOfTheirOwn = 20;

/** Numbers that are part of the text: of a limit that it is given, Postgres assumes a tenth of the table, and plans the statement anew each time. */
function pageOf(page: number, size: number): SQL {
  const offset = (page - 1) * size;
  const limit = sql`limit ${sql.raw(String(size + 1))} offset`;
  return sql`${limit} ${page <= pagesOfTheirOwn ? sql.raw(String(offset)) : sql`${offset}`}`;
}

/** Live posts, newest first. Pages are numbered so that each has an address a crawler can follow. */
export async function listSitePosts(tx: Tx, scope: SiteScope, input: PostListInput): Promise<PostList> {
  const { page, size } = input;
  if (page > lastPage) return { items: [], page, hasOlder: false };
  // The inner query skips by the index alone; byline and tags are looked up for the shown rows only.
  const shown = sql`(
    select * from posts where ${matching(scope, input)}
    order by ${newestFirst} ${pageOf(page, size)}) posts`;
  const rows = await tx.select(cardColumns).from(shown).orderBy(newestFirst);
  return { items: rows.slice(0, size).map(cardOf), page, hasOlder: rows.length > size };
}
