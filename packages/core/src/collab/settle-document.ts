import type { CollabPost } from "@broadsheet/contract/collab";
import { type ActorContext, transact } from "../kernel/context.ts";
import { requireOpenPost } from "./describe-post.ts";
import { foldPost } from "./fold-post.ts";

/** Folds what was written, and tells the version it came to: what a step of the workflow names. */
export async function settleDocument(ctx: ActorContext, { postId }: { postId: string }): Promise<CollabPost> {
  await transact(ctx, (tx) => requireOpenPost(tx, ctx, ctx.actor, postId));
  await foldPost(ctx, postId);
  return (await transact(ctx, (tx) => requireOpenPost(tx, ctx, ctx.actor, postId))).post;
}
