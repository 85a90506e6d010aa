import type { Revision } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { postRevisions } from "@broadsheet/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import { userIdOf } from "../kernel/actor.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import type { LockedPost } from "./lock-post.writes.ts";

/** Keeps the working copy of a locked post as its next revision. */
export async function insertRevision(
  tx: Tx,
  ctx: ActorContext,
  post: Pick<LockedPost, "id" | "working">,
  reason: Revision["reason"],
  note = "",
  createdBy = userIdOf(ctx.actor),
): Promise<void> {
  const publicationId = ctx.publication.id;
  const latest = await latestRevision(tx, publicationId, post.id);
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
    createdBy,
  });
}

/** The newest kept state of a post. */
export async function latestRevision(
  tx: Tx,
  publicationId: string,
  postId: string,
): Promise<{ number: number; createdAt: string } | undefined> {
  const [latest] = await tx
    .select({ number: postRevisions.number, createdAt: postRevisions.createdAt })
    .from(postRevisions)
    .where(ofPost(publicationId, postId))
    .orderBy(desc(postRevisions.number))
    .limit(1);
  return latest;
}

/** Names a revision; false when there is none. */
export async function setRevisionNote(
  tx: Tx,
  publicationId: string,
  { postId, revisionId, note }: { postId: string; revisionId: string; note: string },
): Promise<boolean> {
  const named = await tx
    .update(postRevisions)
    .set({ note })
    .where(and(ofPost(publicationId, postId), eq(postRevisions.id, revisionId)))
    .returning({ id: postRevisions.id });
  return named.length > 0;
}

/** Deletes automatic revisions without a name beyond the newest `keep`. */
export async function forgetOldestAutomatic(
  tx: Tx,
  publicationId: string,
  postId: string,
  keep: number,
): Promise<void> {
  const automatic = and(
    ofPost(publicationId, postId),
    eq(postRevisions.reason, "auto"),
    eq(postRevisions.note, ""),
  );
  const [oldestKept] = await tx
    .select({ number: postRevisions.number })
    .from(postRevisions)
    .where(automatic)
    .orderBy(desc(postRevisions.number))
    .offset(keep - 1)
    .limit(1);
  if (oldestKept)
    await tx.delete(postRevisions).where(and(automatic, lt(postRevisions.number, oldestKept.number)));
}

const ofPost = (publicationId: string, postId: string) =>
  and(eq(postRevisions.publicationId, publicationId), eq(postRevisions.postId, postId));
