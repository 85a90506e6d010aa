import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { postAuthors, posts, postWorkingCopies } from "@broadsheet/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { ActorContext } from "../kernel/context.ts";
import { maySee, type PostState } from "./post.policy.ts";

/** What the policy looks at, without locking anything; undefined for a post that does not exist. */
export async function findPostState(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<PostState | undefined> {
  const [row] = await tx
    .select({
      status: posts.status,
      live: posts.live,
      hasChanges: sql<boolean>`${posts.live} and ${posts.liveVersion} is distinct from ${postWorkingCopies.version}`,
      deleted: sql<boolean>`${posts.deletedAt} is not null`,
      leaves: sql<boolean>`${posts.unpublishAt} is not null`,
      authorIds: sql<string[]>`array(
        select ${postAuthors.authorId} from ${postAuthors}
        where ${postAuthors.publicationId} = ${posts.publicationId} and ${postAuthors.postId} = ${posts.id}
      )`,
    })
    .from(posts)
    .innerJoin(
      postWorkingCopies,
      and(eq(postWorkingCopies.publicationId, posts.publicationId), eq(postWorkingCopies.postId, posts.id)),
    )
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
  return row;
}

/** Throws NOT_FOUND when the post does not exist for this actor. */
export async function requireVisible(tx: Tx, ctx: ActorContext, id: string): Promise<void> {
  const post = await findPostState(tx, ctx.publication.id, id);
  if (!post || !maySee(ctx.actor, post)) throw new AppError("NOT_FOUND");
}
