import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import type { CommentThread } from "@broadsheet/contract/comments";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import type { UserActor } from "../kernel/actor.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { listPostReaders } from "../posts/post-people.reads.ts";
import { lockForAction } from "../posts/take-step.ts";
import { mentionsIn } from "./comment.policy.ts";
import { requireThread } from "./comment.reads.ts";
import { type LockedThread, lockThread } from "./comment.writes.ts";

/** Nobody writes faster than this; a program would. */
export const commentsOfPerson: RatePolicy = { name: "comments", points: 60, durationSeconds: 60 };

/** A context whose actor is a person: nobody else takes part in a conversation. */
export interface PersonContext extends ActorContext {
  actor: UserActor;
}

export interface ThreadRef {
  postId: string;
  threadId: string;
}

/** Where a thread's rows are. */
export const keyOf = (ctx: PersonContext, { postId, threadId }: ThreadRef) => ({
  publicationId: ctx.publication.id,
  postId,
  threadId,
});

/** A thread as this person sees it. */
export const threadFor = (
  tx: Tx,
  ctx: PersonContext,
  { postId, threadId }: ThreadRef,
): Promise<CommentThread> =>
  requireThread(tx, { publicationId: ctx.publication.id, postId, userId: ctx.actor.userId }, threadId);

/** Does something in one thread, in one transaction, and answers with the thread as it then is. */
export function onThread(
  ctx: PersonContext,
  ref: ThreadRef,
  work: (tx: Tx, thread: LockedThread) => Promise<void>,
): Promise<CommentThread> {
  return transact(ctx, async (tx) => {
    await lockForAction(tx, ctx, { id: ref.postId }, "comment");
    const thread = await lockThread(tx, keyOf(ctx, ref));
    if (!thread) throw new AppError("NOT_FOUND");
    await work(tx, thread);
    return threadFor(tx, ctx, ref);
  });
}

/** The people a text names. INVALID_INPUT when one of them may not see the post: they could not read what they are called to. */
export async function checkedMentions(
  tx: Tx,
  ctx: PersonContext,
  postId: string,
  body: string,
): Promise<string[]> {
  const named = mentionsIn(body);
  if (named.length === 0) return [];
  const readers = new Set((await listPostReaders(tx, ctx.publication.id, postId)).map((one) => one.userId));
  if (named.every((userId) => readers.has(userId))) return named;
  const message = "Somebody you mention cannot see this post";
  throw new AppError("INVALID_INPUT", message, { issues: [{ path: "body", message }] });
}
