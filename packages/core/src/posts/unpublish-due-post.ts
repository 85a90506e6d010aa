import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { waitsInBundle } from "./bundle-of-post.reads.ts";
import { lockPost } from "./lock-post.ts";
import { unpublishLocked } from "./retire-post.ts";

/**
 * Takes a post from readers whose time has come. Any number of workers may call it at any time: the row is locked, and a post that is to stay
 * after all, was moved to later or is not live is left alone. Returns whether it was taken by this call.
 */
export function unpublishDuePost(ctx: ActorContext, postId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    if (!post?.live || post.unpublishAt === null || post.unpublishAt > nowOf(ctx)) return false;
    if (await waitsInBundle(tx, ctx.publication.id, postId)) return false;
    await unpublishLocked(tx, ctx, post, "draft");
    return true;
  });
}
