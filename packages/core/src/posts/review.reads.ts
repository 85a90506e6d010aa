import type { PostReview, PostReviewer } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { postReviewers, postReviews, posts, users } from "@broadsheet/db/schema";
import { and, asc, eq, isNull, sql } from "drizzle-orm";

/** A step of a review of a post that is not in the bin; undefined when either is gone. */
export async function findReview(tx: Tx, publicationId: string, postId: string, reviewId: string) {
  const [row] = await tx
    .select({ action: postReviews.action, actorId: postReviews.actorId })
    .from(postReviews)
    .innerJoin(
      posts,
      and(eq(posts.publicationId, postReviews.publicationId), eq(posts.id, postReviews.postId)),
    )
    .where(
      and(
        eq(postReviews.publicationId, publicationId),
        eq(postReviews.postId, postId),
        eq(postReviews.id, reviewId),
        isNull(posts.deletedAt),
      ),
    );
  return row;
}

/** What was said and decided about a post, oldest first. */
export function listReviews(tx: Tx, publicationId: string, postId: string): Promise<PostReview[]> {
  return tx
    .select({
      id: postReviews.id,
      action: postReviews.action,
      comment: postReviews.comment,
      actorName: users.name,
      createdAt: postReviews.createdAt,
    })
    .from(postReviews)
    .leftJoin(users, eq(users.id, postReviews.actorId))
    .where(and(eq(postReviews.publicationId, publicationId), eq(postReviews.postId, postId)))
    .orderBy(asc(postReviews.createdAt), asc(postReviews.id));
}

/** From whom a review of the post at hand was asked last, by name, with what each has decided since; as JSON. */
export const reviewersOfPost = sql<PostReviewer[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('userId', ${users.id}, 'name', ${users.name}, 'decision', (
    select ${postReviews.action} from ${postReviews}
    where ${postReviews.publicationId} = ${postReviewers.publicationId} and ${postReviews.postId} = ${postReviewers.postId}
      and ${postReviews.actorId} = ${postReviewers.userId} and ${postReviews.action} in ('approved', 'changes_requested')
      and ${postReviews.createdAt} >= ${postReviewers.createdAt}
    order by ${postReviews.createdAt} desc, ${postReviews.id} desc limit 1
  )) order by ${users.name}, ${users.id}), '[]')
  from ${postReviewers} join ${users} on ${users.id} = ${postReviewers.userId}
  where ${postReviewers.publicationId} = ${posts.publicationId} and ${postReviewers.postId} = ${posts.id}
)`;
