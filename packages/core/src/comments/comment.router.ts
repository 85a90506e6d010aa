import {
  commentRefInput,
  commentThread,
  deleteCommentOutput,
  editCommentInput,
  listCommentsInput,
  listCommentsOutput,
  listPostPeopleOutput,
  replyInput,
  startThreadInput,
  threadRefInput,
} from "@broadsheet/contract/comments";
import { transact } from "../kernel/context.ts";
import { personProcedure, router } from "../kernel/trpc.ts";
import { listPostReaders } from "../posts/post-people.reads.ts";
import { lookAt } from "../posts/take-step.ts";
import { deleteComment, editComment, reopenThread, reply, resolveThread } from "./change-thread.ts";
import { listThreads } from "./comment.reads.ts";
import { startThread } from "./start-thread.ts";

/** Conversations about a post, for the people who may see its working copy. */
export const commentRouter = router({
  list: personProcedure
    .input(listCommentsInput)
    .output(listCommentsOutput)
    .query(({ ctx, input: { postId } }) =>
      transact(ctx, async (tx) => {
        await lookAt(tx, ctx, postId, "comment");
        return listThreads(tx, { publicationId: ctx.publication.id, postId, userId: ctx.actor.userId });
      }),
    ),
  people: personProcedure
    .input(listCommentsInput)
    .output(listPostPeopleOutput)
    .query(({ ctx, input: { postId } }) =>
      transact(ctx, async (tx) => {
        await lookAt(tx, ctx, postId, "comment");
        return listPostReaders(tx, ctx.publication.id, postId);
      }),
    ),
  start: personProcedure
    .input(startThreadInput)
    .output(commentThread)
    .mutation(({ ctx, input }) => startThread(ctx, input)),
  reply: personProcedure
    .input(replyInput)
    .output(commentThread)
    .mutation(({ ctx, input }) => reply(ctx, input)),
  edit: personProcedure
    .input(editCommentInput)
    .output(commentThread)
    .mutation(({ ctx, input }) => editComment(ctx, input)),
  delete: personProcedure
    .input(commentRefInput)
    .output(deleteCommentOutput)
    .mutation(({ ctx, input }) => deleteComment(ctx, input)),
  resolve: personProcedure
    .input(threadRefInput)
    .output(commentThread)
    .mutation(({ ctx, input }) => resolveThread(ctx, input)),
  reopen: personProcedure
    .input(threadRefInput)
    .output(commentThread)
    .mutation(({ ctx, input }) => reopenThread(ctx, input)),
});
