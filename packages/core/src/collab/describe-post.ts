import type { CollabPost } from "@broadsheet/contract/collab";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import type { Actor } from "../kernel/actor.ts";
import type { Context } from "../kernel/context.ts";
import { allowedActions, maySee, type PostState } from "../posts/post.policy.ts";
import { findOpenPost, type OpenPostRow } from "./collab.reads.ts";

export interface OpenPost {
  row: OpenPostRow;
  post: CollabPost;
}

/** A post as an open editor of this actor sees it; NOT_FOUND when it does not exist for them. */
export async function requireOpenPost(tx: Tx, ctx: Context, actor: Actor, postId: string): Promise<OpenPost> {
  const row = await findOpenPost(tx, ctx.publication.id, postId);
  if (!row) throw new AppError("NOT_FOUND");
  const { status, live, version, slug, updatedAt, authorIds } = row;
  // What was written and not folded yet is a change too, though it may come to nothing.
  const newer = row.liveVersion !== version || (row.headSeq ?? 0) > (row.foldedSeq ?? 0);
  const hasChanges = live && newer;
  const state: PostState = {
    status,
    live,
    hasChanges,
    deleted: row.deletedAt !== null,
    leaves: row.unpublishAt !== null,
    authorIds,
  };
  if (!maySee(actor, state)) throw new AppError("NOT_FOUND");
  const actions = allowedActions(actor, state, ctx.publication.settings);
  return { row, post: { version, slug, updatedAt, status, live, hasChanges, actions } };
}
