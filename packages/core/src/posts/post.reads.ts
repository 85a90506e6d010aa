import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { listPostsInput, PostDetail, PostSummary } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { postAuthors, posts, postWorkingCopies, users } from "@broadsheet/db/schema";
import { and, eq, ilike, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { type Actor, can } from "../kernel/actor.ts";
import type { ActorContext } from "../kernel/context.ts";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { containing } from "../kernel/like.ts";
import { descending } from "../kernel/order.ts";
import { bundleOfPost } from "./bundle-of-post.reads.ts";
import { allowedActions, maySee, type PostState } from "./post.policy.ts";
import { summaryColumns, toSummary } from "./post-columns.ts";
import { listReviews, reviewersOfPost } from "./review.reads.ts";

const workingCopyOfPost = and(
  eq(postWorkingCopies.publicationId, posts.publicationId),
  eq(postWorkingCopies.postId, posts.id),
);

/** Posts the actor may see: all, or those on whose byline they stand. */
export function visibleTo(actor: Actor): SQL | undefined {
  if (can(actor, "post:read:any")) return undefined;
  if (actor.kind !== "user") return sql`false`;
  return writtenBy(actor.authorId);
}

export const writtenBy = (authorId: string) => sql`exists (
  select from ${postAuthors}
  where ${postAuthors.publicationId} = ${posts.publicationId} and ${postAuthors.postId} = ${posts.id}
    and ${postAuthors.authorId} = ${authorId}
)`;

/** Dates to order by, each with the id beside it in the index that is walked. */
const orders = {
  updated: [postWorkingCopies.updatedAt, postWorkingCopies.postId],
  published: [posts.publishedAt, posts.id],
  created: [posts.createdAt, posts.id],
} as const;

/** Posts as the people who work on them see them, newest first by the chosen date. */
export async function listPosts(
  tx: Tx,
  ctx: ActorContext,
  input: z.output<typeof listPostsInput>,
): Promise<Page<PostSummary>> {
  const { kind, status, authorId, tagId, q, bin, limit } = input;
  const [column, postId] = orders[input.order];
  const after = decodeCursor(input.cursor, instantAndId);
  const rows = await tx
    .select(summaryColumns)
    .from(posts)
    .innerJoin(postWorkingCopies, workingCopyOfPost)
    .where(
      and(
        eq(posts.publicationId, ctx.publication.id),
        bin ? isNotNull(posts.deletedAt) : isNull(posts.deletedAt),
        visibleTo(ctx.actor),
        kind && eq(posts.kind, kind),
        status && inArray(posts.status, status),
        authorId ? writtenBy(authorId) : undefined,
        tagId ? sql`${postWorkingCopies.settings} -> 'tagIds' ? ${tagId}` : undefined,
        q ? ilike(postWorkingCopies.title, containing(q)) : undefined,
        input.order === "published" ? isNotNull(posts.publishedAt) : undefined,
        after ? sql`(${column}, ${postId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(descending(column), descending(postId))
    .limit(limit + 1);
  const dateOf = { updated: "updatedAt", published: "publishedAt", created: "createdAt" } as const;
  return pageFrom(rows, limit, (row) => [row[dateOf[input.order]] ?? "", row.id], toSummary);
}

const nameOf = (userId: AnyPgColumn) =>
  sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${userId})`;

/** One post with its working copy, or null when it does not exist for this actor. */
export async function findPostDetail(tx: Tx, ctx: ActorContext, id: string): Promise<PostDetail | null> {
  const [row] = await tx
    .select({
      ...summaryColumns,
      liveSlug: sql<string | null>`case when ${posts.live} then ${posts.slug} end`,
      document: postWorkingCopies.document,
      settings: postWorkingCopies.settings,
      updatedBy: users.name,
      bundle: bundleOfPost,
      scheduledBy: nameOf(posts.scheduledBy),
      unpublishBy: nameOf(posts.unpublishBy),
      reviewers: reviewersOfPost,
    })
    .from(posts)
    .innerJoin(postWorkingCopies, workingCopyOfPost)
    .leftJoin(users, eq(users.id, postWorkingCopies.updatedBy))
    .where(and(eq(posts.publicationId, ctx.publication.id), eq(posts.id, id)));
  if (!row) return null;
  const { document, settings, updatedBy, liveSlug, scheduledBy, unpublishBy, reviewers, bundle, ...columns } =
    row;
  const summary = toSummary(columns);
  const state: PostState = {
    ...summary,
    deleted: summary.deletedAt !== null,
    leaves: summary.unpublishAt !== null,
    authorIds: summary.authors.map((author) => author.id),
  };
  if (!maySee(ctx.actor, state)) return null;
  const { version, title, slug, updatedAt } = summary;
  return {
    ...summary,
    liveSlug,
    livePath: liveSlug === null ? null : livePath(summary.kind, liveSlug),
    workingCopy: { version, title, slug, document, settings, updatedAt, updatedBy },
    reviews: await listReviews(tx, ctx.publication.id, id),
    reviewers,
    scheduledBy,
    unpublishBy,
    bundle,
    actions: allowedActions(ctx.actor, state, ctx.publication.settings),
  };
}

/** The same, or NOT_FOUND. */
export async function requirePostDetail(tx: Tx, ctx: ActorContext, id: string): Promise<PostDetail> {
  const post = await findPostDetail(tx, ctx, id);
  if (!post) throw new AppError("NOT_FOUND");
  return post;
}

/** Where readers find a live post. */
export function livePath(kind: PostSummary["kind"], slug: string): string {
  return kind === "page" ? `/${slug}` : `/posts/${slug}`;
}
