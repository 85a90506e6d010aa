import type { BundleDetail } from "@broadsheet/contract/bundles";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { announce, publishLocked } from "../posts/publish-post.ts";
import { unpublishLocked } from "../posts/retire-post.ts";
import { requirePublisher } from "./bundle.policy.ts";
import { closeItems, type LockedBundle, lockBundleForChange, updateBundle } from "./bundle.writes.ts";
import {
  type BundlePost,
  bundleObstacles,
  lockBundlePosts,
  requireMayPublishAll,
  requireNone,
} from "./bundle-posts.ts";
import { requireBundle } from "./describe-bundle.ts";

/** Gives readers everything a bundle holds, in one transaction, or nothing of it: NOT_READY then names what stands in the way of which post. */
export async function publishBundle(
  ctx: ActorContext,
  ref: { id: string; version: number },
): Promise<BundleDetail> {
  requirePublisher(ctx.actor);
  return transact(ctx, async (tx) => {
    const bundle = await lockBundleForChange(tx, ctx.publication.id, ref);
    const posts = await lockBundlePosts(tx, ctx, bundle);
    requireMayPublishAll(ctx, posts);
    if (posts.length === 0) throw new AppError("NOT_READY", "This bundle holds no posts yet");
    // Asked as an open one also when it is scheduled: publishing it now is this person's doing.
    requireNone(await bundleObstacles(tx, ctx, "open", posts));
    await letOut(tx, ctx, bundle, posts);
    return requireBundle(tx, ctx, bundle.id);
  });
}

/** Changes all posts of a bundle for readers. They are locked and found ready. */
export async function letOut(
  tx: Tx,
  ctx: ActorContext,
  bundle: LockedBundle,
  posts: readonly BundlePost[],
): Promise<void> {
  const publicationId = ctx.publication.id;
  const leaving = posts.filter(({ action }) => action === "unpublish");
  const coming = posts.filter(({ action }) => action === "publish");
  for (const { post } of leaving) await unpublishLocked(tx, ctx, post, "draft");
  for (const { post } of coming) {
    await publishLocked(tx, ctx, post);
    await announce(tx, ctx, post);
  }
  await closeItems(tx, publicationId, bundle.id);
  const now = nowOf(ctx);
  await updateBundle(tx, publicationId, bundle, {
    status: "published",
    scheduledAt: null,
    failure: null,
    publishedAt: now,
    updatedAt: now,
  });
  await audit(tx, ctx, {
    action: "bundle.published",
    subjectType: "bundle",
    subjectId: bundle.id,
    data: { name: bundle.name, posts: posts.length },
  });
}
