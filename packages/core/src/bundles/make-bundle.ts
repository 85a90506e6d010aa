import type { BundleDetail, CreateBundleInput, UpdateBundleInput } from "@broadsheet/contract/bundles";
import { AppError } from "@broadsheet/contract/errors";
import { type Tx, violatesUnique } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { lockPosts } from "../posts/lock-post.ts";
import { stateOf } from "../posts/lock-post.writes.ts";
import { maySee } from "../posts/post.policy.ts";
import { requirePublisher } from "./bundle.policy.ts";
import {
  deleteBundleRow,
  type Item,
  insertBundle,
  listWaitingElsewhere,
  lockBundle,
  lockBundleForChange,
  replaceItems,
  updateBundle,
} from "./bundle.writes.ts";
import { lockBundlePosts, pairUp, requireMayPublishAll } from "./bundle-posts.ts";
import { requireBundle } from "./describe-bundle.ts";

/** Begins a bundle of posts that the actor may publish. */
export async function createBundle(ctx: ActorContext, input: CreateBundleInput): Promise<BundleDetail> {
  requirePublisher(ctx.actor);
  const publicationId = ctx.publication.id;
  const id = newId();
  const now = nowOf(ctx);
  return takingPosts(() =>
    transact(ctx, async (tx) => {
      await insertBundle(tx, {
        publicationId,
        id,
        name: input.name,
        status: "open",
        createdAt: now,
        createdBy: userIdOf(ctx.actor),
        updatedAt: now,
      });
      await placeItems(tx, ctx, id, input.items);
      await note(tx, ctx, "bundle.created", { id, name: input.name });
      return requireBundle(tx, ctx, id);
    }),
  );
}

/** Renames an open or scheduled bundle, or changes what is in an open one. */
export async function changeBundle(ctx: ActorContext, input: UpdateBundleInput): Promise<BundleDetail> {
  requirePublisher(ctx.actor);
  const publicationId = ctx.publication.id;
  return takingPosts(() =>
    transact(ctx, async (tx) => {
      const bundle = await lockBundleForChange(tx, publicationId, input);
      requireMayPublishAll(ctx, await lockBundlePosts(tx, ctx, bundle));
      if (input.items) {
        if (bundle.status === "scheduled")
          throw new AppError("TRANSITION_NOT_ALLOWED", "Cancel its schedule before changing what is in it");
        await placeItems(tx, ctx, bundle.id, input.items);
      }
      const name = input.name ?? bundle.name;
      // What stood in the way at its last time need not be there any more.
      await updateBundle(tx, publicationId, bundle, { name, updatedAt: nowOf(ctx), failure: null });
      await note(tx, ctx, "bundle.changed", { id: bundle.id, name });
      return requireBundle(tx, ctx, bundle.id);
    }),
  );
}

/** Forgets a bundle; its posts stay as they are. One that is scheduled has to be taken off the schedule first. */
export async function deleteBundle(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  requirePublisher(ctx.actor);
  return transact(ctx, async (tx) => {
    const bundle = await lockBundle(tx, ctx.publication.id, id);
    requireMayPublishAll(ctx, await lockBundlePosts(tx, ctx, bundle));
    if (bundle.status === "scheduled")
      throw new AppError("TRANSITION_NOT_ALLOWED", "Cancel its schedule before deleting it");
    await deleteBundleRow(tx, ctx.publication.id, id);
    await note(tx, ctx, "bundle.deleted", bundle);
    return { id };
  });
}

async function placeItems(
  tx: Tx,
  ctx: ActorContext,
  bundleId: string,
  items: readonly Item[],
): Promise<void> {
  const publicationId = ctx.publication.id;
  const ids = items.map((item) => item.postId);
  const posts = await lockPosts(tx, ctx, ids);
  const seen = posts.filter((post) => maySee(ctx.actor, stateOf(post)));
  if (seen.length < ids.length) throw new AppError("NOT_FOUND");
  requireMayPublishAll(ctx, pairUp(items, posts));
  const [taken] = ids.length > 0 ? await listWaitingElsewhere(tx, publicationId, bundleId, ids) : [];
  if (taken) {
    const title = posts.find((post) => post.id === taken.postId)?.working.title || "Untitled";
    throw new AppError("ALREADY_EXISTS", `“${title}” waits in the bundle “${taken.name}” already`);
  }
  await replaceItems(tx, publicationId, bundleId, items);
}

function note(tx: Tx, ctx: ActorContext, action: string, bundle: { id: string; name: string }) {
  return audit(tx, ctx, {
    action,
    subjectType: "bundle",
    subjectId: bundle.id,
    data: { name: bundle.name },
  });
}

async function takingPosts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violatesUnique(error, "bundle_items_waiting"))
      throw new AppError(
        "ALREADY_EXISTS",
        "One of these posts waits in another bundle already",
        {},
        {
          cause: error,
        },
      );
    throw error;
  }
}
