import type { Page } from "@broadsheet/contract/paging";
import type { listPostsInput } from "@broadsheet/contract/post-lists";
import type { PostSummary } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { postReviewers, posts, postWorkingCopies } from "@broadsheet/db/schema";
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, can } from "../kernel/actor.ts";
import type { ActorContext } from "../kernel/context.ts";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { descending } from "../kernel/order.ts";
import { wordsQuery } from "../kernel/words.ts";
import { visibleTo, workingCopyOfPost, writtenBy } from "./post.reads.ts";
import { summaryColumns, toSummary } from "./post-columns.ts";

/** Dates to order by, each with the id beside it in the index that is walked. */
const orders = {
  updated: [postWorkingCopies.updatedAt, postWorkingCopies.postId],
  published: [posts.publishedAt, posts.id],
  created: [posts.createdAt, posts.id],
} as const;

type ListInput = z.output<typeof listPostsInput>;

/** Posts as the people who work on them see them, newest first by the chosen date. */
export async function listPosts(tx: Tx, ctx: ActorContext, input: ListInput): Promise<Page<PostSummary>> {
  const { kind, status, authorId, hasChanges, awaitingMe, language, from, before, bin, limit } = input;
  const [column, postId] = orders[input.order];
  const after = decodeCursor(input.cursor, instantAndId);
  const named = await withWords(tx, input);
  if (named === null) return { items: [], nextCursor: null };
  const rows = await tx
    .select(summaryColumns)
    .from(posts)
    .innerJoin(postWorkingCopies, workingCopyOfPost)
    .where(
      and(
        eq(posts.publicationId, ctx.publication.id),
        bin ? isNotNull(posts.deletedAt) : isNull(posts.deletedAt),
        visibleTo(ctx.actor),
        // Of the table whose index is walked.
        kind && eq(input.order === "updated" ? postWorkingCopies.kind : posts.kind, kind),
        status && inArray(posts.status, status),
        authorId ? writtenBy(authorId) : undefined,
        hasChanges ? eq(posts.hasChanges, true) : undefined,
        awaitingMe ? awaits(ctx.actor) : undefined,
        language === undefined
          ? undefined
          : language === "default"
            ? isNull(postWorkingCopies.language)
            : eq(postWorkingCopies.language, language),
        named,
        from ? sql`${column} >= ${from}::timestamptz` : undefined,
        before ? sql`${column} < ${before}::timestamptz` : undefined,
        input.order === "published" ? isNotNull(posts.publishedAt) : undefined,
        after ? sql`(${column}, ${postId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(descending(column), descending(postId))
    .limit(limit + 1);
  const dateOf = { updated: "updatedAt", published: "publishedAt", created: "createdAt" } as const;
  return pageFrom(rows, limit, (row) => [row[dateOf[input.order]] ?? "", row.id], toSummary);
}

/** In review, and asked of the actor or, where nobody is named, of everybody who may review. */
export function awaits(actor: Actor): SQL {
  const asked = sql`select from ${postReviewers}
    where ${postReviewers.publicationId} = ${posts.publicationId} and ${postReviewers.postId} = ${posts.id}`;
  const mine =
    actor.kind === "user" ? sql`exists (${asked} and ${postReviewers.userId} = ${actor.userId})` : sql`false`;
  const anybodys = can(actor, "post:review") ? sql`not exists (${asked})` : sql`false`;
  return sql`(${posts.status} = 'in_review' and (${mine} or ${anybodys}))`;
}

/** Up to here posts are fetched by their ids; more of them are so common that the list is walked instead, and a page is soon full. */
const rare = 2_000;

/** The condition for words and tag, undefined without any; null when nothing matches. */
async function withWords(tx: Tx, { q, tagId }: ListInput): Promise<SQL | null | undefined> {
  const words = q ? wordsQuery(q) : null;
  if (q && words === null) return null;
  if (words === null && !tagId) return undefined;
  const query = sql`to_tsquery('simple', ${words}::text)`;
  const found = await tx.execute<{ id: string }>(
    sql`select id from find_working_copies(${query}, ${tagId ?? null}::text, ${rare + 1}::int) id`,
  );
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return null;
  if (ids.length <= rare) return inArray(posts.id, ids);
  return and(
    words === null ? undefined : sql`${postWorkingCopies.search} @@ ${query}`,
    tagId ? sql`${postWorkingCopies.settings} -> 'tagIds' ? ${tagId}` : undefined,
  );
}
