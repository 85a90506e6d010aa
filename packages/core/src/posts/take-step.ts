import { AppError } from "@broadsheet/contract/errors";
import type { PostAction, PostDetail, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { foldPost } from "../collab/fold-post.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { findBundleOf } from "./bundle-of-post.reads.ts";
import { lockPost } from "./lock-post.ts";
import { type LockedPost, stateOf } from "./lock-post.writes.ts";
import { type PostState, type Step, step } from "./post.policy.ts";
import { requirePostDetail } from "./post.reads.ts";
import { findPostState } from "./post-state.reads.ts";

/** The post a step is meant for, and the version of its working copy that the person saw when deciding. */
export interface PostRef {
  id: string;
  /** Left out only where what is in the working copy does not matter. */
  version?: number;
}

/** Locks a post for one action: NOT_FOUND for what the actor may not see, the policy's error, CONFLICT for a stale version. */
export async function lockForAction(
  tx: Tx,
  ctx: ActorContext,
  ref: PostRef,
  action: PostAction | ((post: PostState) => PostAction),
): Promise<{ post: LockedPost; status: PostStatus }> {
  const post = await lockPost(tx, ctx, ref.id);
  const state = post && stateOf(post);
  const wanted = typeof action === "function" ? state && action(state) : action;
  const taken: Step =
    state && wanted
      ? step(ctx.actor, state, wanted, ctx.publication.settings)
      : { ok: false, code: "NOT_FOUND" };
  if (!post || !wanted || !taken.ok) throw new AppError(taken.ok ? "NOT_FOUND" : taken.code);
  const currentVersion = post.working.version;
  if (ref.version !== undefined && ref.version !== currentVersion) {
    throw new AppError("CONFLICT", undefined, { currentVersion });
  }
  if (!freeInBundle.has(wanted)) await requireNoScheduledBundle(tx, ctx, post.id);
  return { post, status: taken.status };
}

/** Throws what the policy says when the actor may not do this with the post now; locks nothing. For reads that go with an action. */
export async function lookAt(tx: Tx, ctx: ActorContext, id: string, action: PostAction): Promise<void> {
  const post = await findPostState(tx, ctx.publication.id, id);
  if (!post) throw new AppError("NOT_FOUND");
  const taken = step(ctx.actor, post, action, ctx.publication.settings);
  if (!taken.ok) throw new AppError(taken.code);
}

/** Steps that may be taken on a post of a scheduled bundle. All others would take it out of what was agreed. */
const freeInBundle: ReadonlySet<PostAction> = new Set([
  "edit",
  "suggest",
  "comment",
  "request_review",
  "withdraw",
  "approve",
  "request_changes",
  "assign_authors",
]);

async function requireNoScheduledBundle(tx: Tx, ctx: ActorContext, postId: string): Promise<void> {
  const bundle = await findBundleOf(tx, ctx.publication.id, postId);
  if (bundle?.status !== "scheduled") return;
  throw new AppError(
    "TRANSITION_NOT_ALLOWED",
    `It goes out with the bundle “${bundle.name}”. Cancel the bundle's schedule, or take the post out of it, first`,
  );
}

/** One step of the workflow in one transaction: lock, ask the policy, do `work`, answer with the post as it then is. */
export async function takeStep(
  ctx: ActorContext,
  ref: PostRef,
  action: PostAction,
  work: (tx: Tx, post: LockedPost, status: PostStatus) => Promise<void>,
): Promise<PostDetail> {
  // In a transaction of its own: the version it comes to is the one that a refusal names.
  await foldPost(ctx, ref.id);
  return transact(ctx, async (tx) => {
    const { post, status } = await lockForAction(tx, ctx, ref, action);
    await work(tx, post, status);
    return requirePostDetail(tx, ctx, ref.id);
  });
}
