import type { BundleObstacle } from "@broadsheet/contract/bundles";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import type { ActorContext } from "../kernel/context.ts";
import { lockPosts } from "../posts/lock-post.ts";
import { type LockedPost, stateOf } from "../posts/lock-post.writes.ts";
import { obstaclesTo } from "../posts/obstacles.ts";
import { mayPublish } from "../posts/post.policy.ts";
import { refusalOf } from "./bundle.policy.ts";
import { type Item, type LockedBundle, listItems } from "./bundle.writes.ts";

export interface BundlePost {
  action: Item["action"];
  post: LockedPost;
}

/** Puts the posts to their items, in the bundle's order; an item whose post is gone is passed over. */
export function pairUp(items: readonly Item[], posts: readonly LockedPost[]): BundlePost[] {
  return items.flatMap(({ postId, action }) => {
    const post = posts.find((candidate) => candidate.id === postId);
    return post ? [{ action, post }] : [];
  });
}

/** Locks the posts of a locked bundle. */
export async function lockBundlePosts(
  tx: Tx,
  ctx: ActorContext,
  bundle: LockedBundle,
): Promise<BundlePost[]> {
  const publicationId = ctx.publication.id;
  const items = await listItems(tx, publicationId, bundle.id);
  const posts = await lockPosts(
    tx,
    ctx,
    items.map((item) => item.postId),
  );
  return pairUp(items, posts);
}

/** Nobody changes, schedules or publishes a bundle who could not publish each post of it. Throws FORBIDDEN. */
export function requireMayPublishAll(ctx: ActorContext, posts: readonly BundlePost[]): void {
  if (posts.every(({ post }) => mayPublish(ctx.actor, stateOf(post)))) return;
  throw new AppError("FORBIDDEN", "This bundle holds posts that you may not publish");
}

/** Everything that keeps the bundle from readers, of all its posts; at `at`, where it is to be scheduled. */
export async function bundleObstacles(
  tx: Tx,
  ctx: ActorContext,
  status: LockedBundle["status"],
  posts: readonly BundlePost[],
  at?: string,
): Promise<BundleObstacle[]> {
  const actor = status === "scheduled" ? ({ kind: "system", name: "scheduler" } as const) : ctx.actor;
  const obstacles: BundleObstacle[] = [];
  for (const { action, post } of posts) {
    const refusal = refusalOf(actor, stateOf(post), action, status, ctx.publication.settings);
    const issues = refusal === null && action === "publish" ? await obstaclesTo(tx, ctx, post) : [];
    const messages = [refusal, clash(action, post, at), ...issues.map((issue) => issue.message)];
    for (const message of messages)
      if (message !== null) obstacles.push({ postId: post.id, title: post.working.title, message });
  }
  return obstacles;
}

/** The bundle's time against times the post has of its own. */
function clash(action: Item["action"], post: LockedPost, at: string | undefined): string | null {
  if (at === undefined) return null;
  if (action === "publish" && post.unpublishAt !== null && post.unpublishAt <= at)
    return "It leaves the site before that";
  if (action === "unpublish" && post.scheduledAt !== null && post.scheduledAt >= at)
    return "Its changes are scheduled for later than that";
  return null;
}

/** Throws NOT_READY with every obstacle, `path` being the post's id. */
export function requireNone(obstacles: readonly BundleObstacle[]): void {
  if (obstacles.length === 0) return;
  throw new AppError("NOT_READY", "Not every post of this bundle can go out: nothing was changed", {
    issues: obstacles.map(({ postId, title, message }) => ({
      path: postId,
      message: `${title || "Untitled"}: ${message}`,
    })),
  });
}
