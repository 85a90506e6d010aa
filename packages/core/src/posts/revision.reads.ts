import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { Revision, RevisionDetail } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { postRevisions, users } from "@broadsheet/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import type { ActorContext } from "../kernel/context.ts";
import { decodeCursor, pageFrom } from "../kernel/cursor.ts";
import { requireVisible } from "./post-state.reads.ts";

const columns = {
  id: postRevisions.id,
  number: postRevisions.number,
  reason: postRevisions.reason,
  note: postRevisions.note,
  title: postRevisions.title,
  createdAt: postRevisions.createdAt,
  createdBy: users.name,
};

/** The kept states of a post that the actor may see, newest first. */
export async function listRevisions(
  tx: Tx,
  ctx: ActorContext,
  input: { postId: string; cursor?: string | undefined; limit: number },
): Promise<Page<Revision>> {
  await requireVisible(tx, ctx, input.postId);
  const before = decodeCursor(input.cursor, z.tuple([z.int32()]));
  const rows = await tx
    .select(columns)
    .from(postRevisions)
    .leftJoin(users, eq(users.id, postRevisions.createdBy))
    .where(
      and(
        eq(postRevisions.publicationId, ctx.publication.id),
        eq(postRevisions.postId, input.postId),
        before ? lt(postRevisions.number, before[0]) : undefined,
      ),
    )
    .orderBy(desc(postRevisions.number))
    .limit(input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.number],
    (row) => row,
  );
}

/** One kept state whole, or NOT_FOUND. */
export async function requireRevision(
  tx: Tx,
  ctx: ActorContext,
  input: { postId: string; revisionId: string },
): Promise<RevisionDetail> {
  await requireVisible(tx, ctx, input.postId);
  const [row] = await tx
    .select({
      ...columns,
      slug: postRevisions.slug,
      document: postRevisions.document,
      settings: postRevisions.settings,
    })
    .from(postRevisions)
    .leftJoin(users, eq(users.id, postRevisions.createdBy))
    .where(
      and(
        eq(postRevisions.publicationId, ctx.publication.id),
        eq(postRevisions.postId, input.postId),
        eq(postRevisions.id, input.revisionId),
      ),
    );
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}
