import { AppError } from "@broadsheet/contract/errors";
import type { RevisionDetail } from "@broadsheet/contract/posts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { requireRevision } from "./revision.reads.ts";
import { setRevisionNote } from "./revision.writes.ts";
import { lockForAction } from "./take-step.ts";

/** Gives a kept state a name, or takes it away with an empty one. A named automatic one is kept for good. */
export function renameRevision(
  ctx: ActorContext,
  input: { postId: string; revisionId: string; note: string },
): Promise<RevisionDetail> {
  return transact(ctx, async (tx) => {
    const { post } = await lockForAction(tx, ctx, { id: input.postId }, "edit");
    if (!(await setRevisionNote(tx, ctx.publication.id, { ...input, postId: post.id })))
      throw new AppError("NOT_FOUND");
    return requireRevision(tx, ctx, input);
  });
}
