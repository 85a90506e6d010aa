import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { lockBundle, updateBundle } from "./bundle.writes.ts";
import { bundleHeldJob } from "./bundle-held.job.ts";
import { bundleObstacles, lockBundlePosts } from "./bundle-posts.ts";
import { letOut } from "./publish-bundle.ts";
import { releaseTimes } from "./release-times.ts";

/**
 * Publishes a bundle whose time has come. Any number of workers may call it at any time. When something stands in the way nothing of it goes
 * out: the bundle is open again, says why, and whoever scheduled it is told. Returns whether it was published by this call.
 */
export function publishDueBundle(ctx: ActorContext, bundleId: string): Promise<boolean> {
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const bundle = await lockBundle(tx, publicationId, bundleId);
    if (bundle.status !== "scheduled" || bundle.scheduledAt === null || bundle.scheduledAt > nowOf(ctx))
      return false;
    const posts = await lockBundlePosts(tx, ctx, bundle);
    const obstacles = await bundleObstacles(tx, ctx, "scheduled", posts);
    if (posts.length > 0 && obstacles.length === 0) {
      await letOut(tx, ctx, bundle, posts);
      return true;
    }
    await releaseTimes(tx, ctx, bundle, posts);
    await updateBundle(tx, publicationId, bundle, {
      status: "open",
      scheduledAt: null,
      failure: obstacles,
      updatedAt: nowOf(ctx),
    });
    await audit(tx, ctx, {
      action: "bundle.held",
      subjectType: "bundle",
      subjectId: bundle.id,
      data: { name: bundle.name, obstacles: obstacles.length },
    });
    await ctx.queue.enqueue(tx, bundleHeldJob, { publicationId, bundleId });
    return false;
  });
}
