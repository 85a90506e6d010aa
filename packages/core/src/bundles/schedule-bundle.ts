import type { BundleDetail } from "@broadsheet/contract/bundles";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { futureInstant } from "../posts/future-instant.ts";
import { stateOf } from "../posts/lock-post.writes.ts";
import { step } from "../posts/post.policy.ts";
import { updateWorkflow } from "../posts/post.writes.ts";
import { scheduleLocked } from "../posts/schedule-post.ts";
import { cancelLeaving, scheduleLeaving } from "../posts/schedule-unpublish.ts";
import { requirePublisher } from "./bundle.policy.ts";
import { requireBundle } from "./bundle.reads.ts";
import { type LockedBundle, lockBundleForChange, updateBundle } from "./bundle.writes.ts";
import {
  type BundlePost,
  bundleObstacles,
  lockBundlePosts,
  requireMayPublishAll,
  requireNone,
} from "./bundle-posts.ts";
import { publishDueBundleJob } from "./publish-due-bundle.job.ts";

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

/** Takes back the times that the bundle gave to its posts; a time that a post was given otherwise stays. */
export async function releaseTimes(
  tx: Tx,
  ctx: ActorContext,
  bundle: LockedBundle,
  posts: readonly BundlePost[],
): Promise<void> {
  for (const { action, post } of posts) {
    if (action === "unpublish") {
      if (post.unpublishAt === bundle.scheduledAt) await cancelLeaving(tx, ctx, post);
      continue;
    }
    if (post.status !== "scheduled" || post.scheduledAt !== bundle.scheduledAt) continue;
    const taken = step(
      { kind: "system", name: "scheduler" },
      stateOf(post),
      "unschedule",
      ctx.publication.settings,
    );
    if (!taken.ok) continue;
    await updateWorkflow(tx, ctx.publication.id, post.id, { status: taken.status });
    await audit(tx, ctx, { action: "post.unscheduled", subjectType: "post", subjectId: post.id });
  }
}
