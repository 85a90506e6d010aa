import type { Peer } from "@broadsheet/contract/collab";
import type { Tx } from "@broadsheet/db/connection";
import {
  postAuthors,
  postDocuments,
  postPresences,
  posts,
  postWorkingCopies,
  users,
} from "@broadsheet/db/schema";
import { and, asc, eq, gt, lt, sql } from "drizzle-orm";

/** How long somebody counts as being here without saying so, in milliseconds. */
const presenceMs = 45_000;
const mostPeers = 50;

const before = (now: Date) => new Date(now.getTime() - presenceMs).toISOString();

/** Everything an open editor and the rules look at, in one row; null when there is no such post. */
export async function findOpenPost(tx: Tx, publicationId: string, postId: string) {
  const [row] = await tx
    .select({
      status: posts.status,
      live: posts.live,
      liveVersion: posts.liveVersion,
      deletedAt: posts.deletedAt,
      unpublishAt: posts.unpublishAt,
      version: postWorkingCopies.version,
      slug: postWorkingCopies.slug,
      updatedAt: postWorkingCopies.updatedAt,
      documentId: postDocuments.documentId,
      headSeq: postDocuments.headSeq,
      foldedSeq: postDocuments.foldedSeq,
      authorIds: sql<string[]>`(
        select coalesce(jsonb_agg(${postAuthors.authorId} order by ${postAuthors.position}), '[]') from ${postAuthors}
        where ${postAuthors.publicationId} = ${posts.publicationId} and ${postAuthors.postId} = ${posts.id}
      )`,
    })
    .from(posts)
    .innerJoin(
      postWorkingCopies,
      and(eq(postWorkingCopies.publicationId, posts.publicationId), eq(postWorkingCopies.postId, posts.id)),
    )
    .leftJoin(
      postDocuments,
      and(eq(postDocuments.publicationId, posts.publicationId), eq(postDocuments.postId, posts.id)),
    )
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, postId)));
  return row ?? null;
}

export type OpenPostRow = NonNullable<Awaited<ReturnType<typeof findOpenPost>>>;

/** Who has a post open, at most 50, by how long they have. */
export function listPeers(tx: Tx, publicationId: string, postId: string, now: Date): Promise<Peer[]> {
  return tx
    .select({
      client: postPresences.client,
      userId: postPresences.userId,
      name: users.name,
      caret: postPresences.caret,
      part: sql<Peer["part"]>`${postPresences.place}`,
    })
    .from(postPresences)
    .innerJoin(users, eq(users.id, postPresences.userId))
    .where(
      and(
        eq(postPresences.publicationId, publicationId),
        eq(postPresences.postId, postId),
        gt(postPresences.seenAt, before(now)),
      ),
    )
    .orderBy(asc(postPresences.client))
    .limit(mostPeers);
}

/** Posts whose working copies wait for a fold since before this instant, longest first; at most 100. */
export async function listWaitingFolds(tx: Tx, publicationId: string, since: string): Promise<string[]> {
  const rows = await tx
    .select({ postId: postDocuments.postId })
    .from(postDocuments)
    .where(and(eq(postDocuments.publicationId, publicationId), lt(postDocuments.foldAskedAt, since)))
    .orderBy(asc(postDocuments.foldAskedAt))
    .limit(100);
  return rows.map(({ postId }) => postId);
}
