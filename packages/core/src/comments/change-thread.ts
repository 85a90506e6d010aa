import type { CommentThread, EditCommentInput, ReplyInput } from "@broadsheet/contract/comments";
import { AppError } from "@broadsheet/contract/errors";
import { nowOf, transact } from "../kernel/context.ts";
import { limit } from "../kernel/limit.ts";
import { lockForAction } from "../posts/take-step.ts";
import {
  deleteThread,
  type LockedThread,
  lockThread,
  updateComment,
  updateThread,
} from "./comment.writes.ts";
import { commentWrittenJob } from "./comment-written.job.ts";
import {
  checkedMentions,
  commentsOfPerson,
  keyOf,
  onThread,
  type PersonContext,
  type ThreadRef,
  threadFor,
} from "./on-thread.ts";
import { say } from "./say.ts";

/** Answers in a thread. An answer to a resolved one opens it again: there is something left to say. */
export async function reply(ctx: PersonContext, input: ReplyInput): Promise<CommentThread> {
  await limit(ctx, commentsOfPerson, ctx.actor.userId);
  return onThread(ctx, input, async (tx, thread) => {
    if (thread.resolvedAt !== null)
      await updateThread(tx, keyOf(ctx, input), { resolvedAt: null, resolvedBy: null });
    await say(tx, ctx, input, input.body);
  });
}

/** The caller's own comment; FORBIDDEN for somebody else's, NOT_FOUND for one that is gone. */
function requireOwn(ctx: PersonContext, thread: LockedThread, commentId: string) {
  const comment = thread.comments.find((one) => one.id === commentId);
  if (!comment || comment.deletedAt !== null) throw new AppError("NOT_FOUND");
  if (comment.userId !== ctx.actor.userId)
    throw new AppError("FORBIDDEN", "Only who wrote a comment may change it");
  return comment;
}

/** Changes what the caller said. People who are named now for the first time are told. */
export function editComment(ctx: PersonContext, input: EditCommentInput): Promise<CommentThread> {
  return onThread(ctx, input, async (tx, thread) => {
    const { id, body } = requireOwn(ctx, thread, input.commentId);
    if (body === input.body) return;
    const mentions = await checkedMentions(tx, ctx, input.postId, input.body);
    const key = keyOf(ctx, input);
    await updateComment(tx, key, id, { body: input.body, mentions, editedAt: nowOf(ctx) });
    await ctx.queue.enqueue(tx, commentWrittenJob, { ...key, commentId: id });
  });
}

/** Takes back what the caller said. A thread of which nothing is left goes with it, and null is answered. */
export function deleteComment(
  ctx: PersonContext,
  input: ThreadRef & { commentId: string },
): Promise<CommentThread | null> {
  return transact(ctx, async (tx) => {
    await lockForAction(tx, ctx, { id: input.postId }, "comment");
    const key = keyOf(ctx, input);
    const thread = await lockThread(tx, key);
    if (!thread) throw new AppError("NOT_FOUND");
    const { id } = requireOwn(ctx, thread, input.commentId);
    if (thread.comments.every((one) => one.id === id || one.deletedAt !== null)) {
      await deleteThread(tx, key);
      return null;
    }
    await updateComment(tx, key, id, { body: "", mentions: [], deletedAt: nowOf(ctx) });
    return threadFor(tx, ctx, input);
  });
}

/** Says that a thread is done with. */
export function resolveThread(ctx: PersonContext, ref: ThreadRef): Promise<CommentThread> {
  return onThread(ctx, ref, async (tx, thread) => {
    if (thread.resolvedAt !== null) return;
    await updateThread(tx, keyOf(ctx, ref), { resolvedAt: nowOf(ctx), resolvedBy: ctx.actor.userId });
  });
}

/** Takes that back. */
export function reopenThread(ctx: PersonContext, ref: ThreadRef): Promise<CommentThread> {
  return onThread(ctx, ref, async (tx) => {
    await updateThread(tx, keyOf(ctx, ref), { resolvedAt: null, resolvedBy: null });
  });
}
