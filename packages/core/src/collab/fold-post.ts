import { type ActorContext, transact } from "../kernel/context.ts";
import { lockPost } from "../posts/lock-post.ts";
import { readDocumentRow } from "./document.writes.ts";

/** Brings one post's working copy up to what was written together, in a transaction of its own. */
export function foldPost(ctx: ActorContext, postId: string): Promise<void> {
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const waiting = await readDocumentRow(tx, publicationId, postId);
    if (waiting && waiting.foldedSeq !== waiting.headSeq) await lockPost(tx, ctx, postId);
  });
}
