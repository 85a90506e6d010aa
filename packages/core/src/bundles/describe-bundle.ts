import type { BundleDetail, BundleSummary, listBundlesInput } from "@broadsheet/contract/bundles";
import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import type { z } from "zod";
import { type ActorContext, transact } from "../kernel/context.ts";
import { peekPosts, stateOf } from "../posts/lock-post.writes.ts";
import { maySee } from "../posts/post.policy.ts";
import { requirePublisher } from "./bundle.policy.ts";
import { findBundle, listBundles } from "./bundle.reads.ts";
import { listItems } from "./bundle.writes.ts";
import { bundleObstacles, pairUp } from "./bundle-posts.ts";

/** Bundles, for people who may publish something. */
export function showBundles(
  ctx: ActorContext,
  input: z.output<typeof listBundlesInput>,
): Promise<Page<BundleSummary>> {
  requirePublisher(ctx.actor);
  return transact(ctx, (tx) => listBundles(tx, ctx, input));
}

/** One bundle, for people who may publish something. */
export function showBundle(ctx: ActorContext, { id }: { id: string }): Promise<BundleDetail> {
  requirePublisher(ctx.actor);
  return transact(ctx, (tx) => requireBundle(tx, ctx, id));
}

/** One bundle with those of its posts that the actor may see, and what stands in the way of each; NOT_FOUND when there is none. */
export async function requireBundle(tx: Tx, ctx: ActorContext, id: string): Promise<BundleDetail> {
  const publicationId = ctx.publication.id;
  const bundle = await findBundle(tx, publicationId, id);
  if (!bundle) throw new AppError("NOT_FOUND");
  const items = await listItems(tx, publicationId, id);
  const ids = items.map((item) => item.postId);
  const all = pairUp(items, await peekPosts(tx, publicationId, ids));
  const obstacles = bundle.status === "published" ? [] : await bundleObstacles(tx, ctx, bundle.status, all);
  const shown = all.filter(({ post }) => maySee(ctx.actor, stateOf(post)));
  const visible = new Set(shown.map(({ post }) => post.id));
  return {
    ...bundle,
    failure: bundle.failure?.filter(({ postId }) => visible.has(postId)) ?? null,
    items: shown.map(({ action, post }) => ({
      postId: post.id,
      action,
      kind: post.kind,
      title: post.working.title,
      status: post.status,
      live: post.live,
      hasChanges: stateOf(post).hasChanges,
      obstacles: obstacles.filter(({ postId }) => postId === post.id).map(({ message }) => message),
    })),
    hiddenPosts: all.length - shown.length,
  };
}
