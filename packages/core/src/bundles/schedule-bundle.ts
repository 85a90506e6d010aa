import type { BundleDetail } from "@broadsheet/contract/bundles";
import { AppError } from "@broadsheet/contract/errors";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { futureInstant } from "../posts/future-instant.ts";
import { scheduleLocked } from "../posts/schedule-post.ts";
import { scheduleLeaving } from "../posts/schedule-unpublish.ts";
import { requirePublisher } from "./bundle.policy.ts";
import { lockBundleForChange, updateBundle } from "./bundle.writes.ts";
import { bundleObstacles, lockBundlePosts, requireMayPublishAll, requireNone } from "./bundle-posts.ts";
import { requireBundle } from "./describe-bundle.ts";
import { publishDueBundleJob } from "./publish-due-bundle.job.ts";
import { releaseTimes } from "./release-times.ts";

interface BundleRef {
  id: string;
  version: number;
}

/** Sets the minute at which all posts of a bundle change for readers; a scheduled one is moved. NOT_READY names what stands in the way. */
export async function scheduleBundle(
  ctx: ActorContext,
  input: BundleRef & { at: string },
): Promise<BundleDetail> {
  requirePublisher(ctx.actor);
  const at = futureInstant(ctx, input.at, "Choose a time in the future, or publish now");
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const bundle = await lockBundleForChange(tx, publicationId, input);
    if (bundle.status === "scheduled")
      await releaseTimes(tx, ctx, bundle, await lockBundlePosts(tx, ctx, bundle));
    const posts = await lockBundlePosts(tx, ctx, bundle);
    requireMayPublishAll(ctx, posts);
    if (posts.length === 0) throw new AppError("NOT_READY", "This bundle holds no posts yet");
    requireNone(await bundleObstacles(tx, ctx, "open", posts, at));
    for (const { action, post } of posts) {
      if (action === "publish") await scheduleLocked(tx, ctx, post, "scheduled", at);
      else await scheduleLeaving(tx, ctx, post, at);
    }
    await updateBundle(tx, publicationId, bundle, {
      status: "scheduled",
      scheduledAt: at,
      scheduledBy: userIdOf(ctx.actor),
      failure: null,
      updatedAt: nowOf(ctx),
    });
    await audit(tx, ctx, {
      action: "bundle.scheduled",
      subjectType: "bundle",
      subjectId: bundle.id,
      data: { name: bundle.name, at },
    });
    await ctx.queue.enqueue(
      tx,
      publishDueBundleJob,
      { publicationId, bundleId: bundle.id },
      { startAfter: new Date(at), singletonKey: bundle.id },
    );
    return requireBundle(tx, ctx, bundle.id);
  });
}

/** Takes a bundle and its posts off the schedule. */
export async function unscheduleBundle(ctx: ActorContext, ref: BundleRef): Promise<BundleDetail> {
  requirePublisher(ctx.actor);
  return transact(ctx, async (tx) => {
    const bundle = await lockBundleForChange(tx, ctx.publication.id, ref);
    if (bundle.status !== "scheduled")
      throw new AppError("TRANSITION_NOT_ALLOWED", "This bundle is not scheduled");
    const posts = await lockBundlePosts(tx, ctx, bundle);
    requireMayPublishAll(ctx, posts);
    await releaseTimes(tx, ctx, bundle, posts);
    await updateBundle(tx, ctx.publication.id, bundle, {
      status: "open",
      scheduledAt: null,
      scheduledBy: null,
      updatedAt: nowOf(ctx),
    });
    await audit(tx, ctx, {
      action: "bundle.unscheduled",
      subjectType: "bundle",
      subjectId: bundle.id,
      data: { name: bundle.name },
    });
    return requireBundle(tx, ctx, bundle.id);
  });
}
