import { permissionsOf, roles } from "@broadsheet/contract/permissions";
import type { Tx } from "@broadsheet/db/connection";
import {
  memberships,
  postAuthors,
  postReviews,
  posts,
  postWorkingCopies,
  users,
} from "@broadsheet/db/schema";
import { and, eq, inArray, isNull } from "drizzle-orm";

export interface Recipient {
  userId: string;
  email: string;
  name: string;
}

const recipient = { userId: users.id, email: users.email, name: users.name };
const activeMember = (publicationId: string) =>
  and(eq(memberships.publicationId, publicationId), isNull(memberships.suspendedAt));

/** Everybody who may approve posts. */
export function listReviewers(tx: Tx, publicationId: string): Promise<Recipient[]> {
  const reviewing = roles.filter((role) => permissionsOf[role].has("post:review"));
  return tx
    .select(recipient)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(activeMember(publicationId), inArray(memberships.role, reviewing)));
}

/** The people on a post's byline who have an account. */
export function listPostOwners(tx: Tx, publicationId: string, postId: string): Promise<Recipient[]> {
  return tx
    .select(recipient)
    .from(postAuthors)
    .innerJoin(
      memberships,
      and(
        eq(memberships.publicationId, postAuthors.publicationId),
        eq(memberships.authorId, postAuthors.authorId),
      ),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        activeMember(publicationId),
        eq(postAuthors.publicationId, publicationId),
        eq(postAuthors.postId, postId),
      ),
    );
}

/** A step of a review with the post it is about as it stands now; undefined when either is gone. */
export async function findReview(tx: Tx, publicationId: string, postId: string, reviewId: string) {
  const [row] = await tx
    .select({
      action: postReviews.action,
      comment: postReviews.comment,
      actorId: postReviews.actorId,
      actorName: users.name,
      title: postWorkingCopies.title,
    })
    .from(postReviews)
    .innerJoin(
      posts,
      and(eq(posts.publicationId, postReviews.publicationId), eq(posts.id, postReviews.postId)),
    )
    .innerJoin(
      postWorkingCopies,
      and(eq(postWorkingCopies.publicationId, posts.publicationId), eq(postWorkingCopies.postId, posts.id)),
    )
    .leftJoin(users, eq(users.id, postReviews.actorId))
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

/** Title and address of a live post; undefined when it is not live any more. */
export async function findLiveTitle(tx: Tx, publicationId: string, postId: string) {
  const [row] = await tx
    .select({ kind: posts.kind, slug: posts.slug, title: posts.title })
    .from(posts)
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, postId), eq(posts.live, true)));
  return row;
}
