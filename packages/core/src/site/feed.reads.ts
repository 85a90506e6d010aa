import type { SitePostCard } from "@broadsheet/contract/site";
import type { Tx } from "@broadsheet/db/connection";
import { sql } from "drizzle-orm";
import { cardColumns, cardOf } from "./post-card.ts";
import { newestOf } from "./post-list.reads.ts";
import { newestFirst, type SiteScope } from "./scope.ts";

export const feedLength = 20;
/** Characters of HTML. A longer post is in the feed with its excerpt, so that no feed weighs tens of megabytes. */
const longestFullText = 200_000;

export interface FeedPost extends SitePostCard {
  language: string | null;
  /** Null for a post too long to be sent whole. */
  html: string | null;
}

/** The newest live posts with their full text, of one tag or author if asked. */
export async function listFeedPosts(
  tx: Tx,
  scope: SiteScope,
  filter: { tagId?: string; authorId?: string },
): Promise<FeedPost[]> {
  const rows = await tx
    .select({
      ...cardColumns,
      language: sql<string | null>`posts.settings->>'language'`,
      html: sql<string | null>`case when length(posts.html) <= ${longestFullText} then posts.html end`,
    })
    .from(sql`(${newestOf(scope, filter, sql.raw(`limit ${feedLength}`))}) posts`)
    .orderBy(newestFirst);
  return rows.map(cardOf);
}
