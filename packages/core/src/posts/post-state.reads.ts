import type { Tx } from "@broadsheet/db/connection";
import { postAuthors, posts, postWorkingCopies } from "@broadsheet/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { PostState } from "./post.policy.ts";

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
