import { AppError } from "@broadsheet/contract/errors";
import type { PostDetail, PostSummary } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { postAuthors, posts, postWorkingCopies, users } from "@broadsheet/db/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { type Actor, can } from "../kernel/actor.ts";
import type { ActorContext } from "../kernel/context.ts";
import { bundleOfPost } from "./bundle-of-post.reads.ts";
import { allowedActions, maySee, type PostState } from "./post.policy.ts";
import { summaryColumns, toSummary } from "./post-columns.ts";
import { listReviews, reviewersOfPost } from "./review.reads.ts";

/** Joins a post with its working copy. */
export const workingCopyOfPost = and(
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
