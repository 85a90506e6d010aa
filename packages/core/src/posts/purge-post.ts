import { audit } from "../kernel/audit.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { forgetPlace } from "../site/forget-post.ts";
import { deletePostRow } from "./post.writes.ts";
import { lockForAction, type PostRef } from "./take-step.ts";

/** Destroys a post in the bin with all its revisions. This cannot be undone. */
export function purgePost(ctx: ActorContext, ref: PostRef): Promise<{ id: string }> {
  return transact(ctx, async (tx) => {
    const { post } = await lockForAction(tx, ctx, ref, "purge");
    await forgetPlace(tx, ctx, post.id);
    await deletePostRow(tx, ctx.publication.id, post.id);
    await audit(tx, ctx, {
      action: "post.purged",
      subjectType: "post",
      subjectId: post.id,
      data: { title: post.working.title },
    });
    return { id: post.id };
  });
}
