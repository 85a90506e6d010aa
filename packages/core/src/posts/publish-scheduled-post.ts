import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { waitsInBundle } from "./bundle-of-post.reads.ts";
import { lockPost } from "./lock-post.ts";
import { announce, publishLocked } from "./publish-post.ts";

/**
 * Publishes a post whose time has come. Any number of workers may call it at any time: the row is locked, and a post that is no longer
 * scheduled, was moved to later or is in the bin is left alone. Returns whether it was published by this call.
 */
export function publishScheduledPost(ctx: ActorContext, postId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    if (post?.status !== "scheduled" || post.deletedAt !== null) return false;
    if (post.scheduledAt === null || post.scheduledAt > nowOf(ctx)) return false;
    if (await waitsInBundle(tx, ctx.publication.id, postId)) return false;
    await publishLocked(tx, ctx, post);
    await announce(tx, ctx, post);
    return true;
  });
}
