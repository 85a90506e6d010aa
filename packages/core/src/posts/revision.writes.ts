import type { Revision } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { postRevisions } from "@broadsheet/db/schema";
import { and, desc, eq } from "drizzle-orm";
import { userIdOf } from "../kernel/actor.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import type { LockedPost } from "./post.writes.ts";

/** Keeps the working copy of a locked post as its next revision. */
export async function insertRevision(
  tx: Tx,
  ctx: ActorContext,
  post: Pick<LockedPost, "id" | "working">,
  reason: Revision["reason"],
  note = "",
): Promise<void> {
  const publicationId = ctx.publication.id;
  const [latest] = await tx
    .select({ number: postRevisions.number })
    .from(postRevisions)
    .where(and(eq(postRevisions.publicationId, publicationId), eq(postRevisions.postId, post.id)))
    .orderBy(desc(postRevisions.number))
    .limit(1);
  const { title, slug, document, settings } = post.working;
  await tx.insert(postRevisions).values({
    publicationId,
    postId: post.id,
    id: newId(),
    number: (latest?.number ?? 0) + 1,
    reason,
    note,
    title,
    slug,
    document,
    settings,
    createdAt: nowOf(ctx),
    createdBy: userIdOf(ctx.actor),
  });
}
