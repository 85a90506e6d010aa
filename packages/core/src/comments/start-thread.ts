import type { CommentThread, StartThreadInput } from "@broadsheet/contract/comments";
import { AppError } from "@broadsheet/contract/errors";
import { violatesUnique } from "@broadsheet/db/connection";
import { nowOf, transact } from "../kernel/context.ts";
import { limit } from "../kernel/limit.ts";
import { lockForAction } from "../posts/take-step.ts";
import { insertThread } from "./comment.writes.ts";
import { commentsOfPerson, keyOf, type PersonContext, threadFor } from "./on-thread.ts";
import { say } from "./say.ts";

/** Opens a conversation about a passage. The passage is found again by the mark that the caller puts into the document. */
export async function startThread(ctx: PersonContext, input: StartThreadInput): Promise<CommentThread> {
  await limit(ctx, commentsOfPerson, ctx.actor.userId);
  try {
    return await transact(ctx, async (tx) => {
      await lockForAction(tx, ctx, { id: input.postId }, "comment");
      const { publicationId, postId, threadId } = keyOf(ctx, input);
      await insertThread(tx, {
        publicationId,
        postId,
        id: threadId,
        quote: input.quote,
        createdBy: ctx.actor.userId,
        createdAt: nowOf(ctx),
      });
      await say(tx, ctx, input, input.body);
      return threadFor(tx, ctx, input);
    });
  } catch (error) {
    if (violatesUnique(error, "comment_threads_publication_id_post_id_id_pk"))
      throw new AppError("ALREADY_EXISTS", undefined, {}, { cause: error });
    throw error;
  }
}
