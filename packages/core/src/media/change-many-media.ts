import { AppError } from "@broadsheet/contract/errors";
import type { MediaBulkAction, MediaBulkResult, MediaBulkStep } from "@broadsheet/contract/media-library";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, look } from "../kernel/context.ts";
import { deleteMedia, restoreMedia } from "./change-media.ts";
import { moveMedia } from "./keep-folders.ts";
import { requireMedia } from "./media.reads.ts";

/**
 * Takes one step on each of many files, in their order, each in a transaction of its own through the verb it would be taken by alone: what is
 * refused for one stops none of the others, and is told beside it.
 */
export async function changeManyMedia(
  ctx: ActorContext,
  steps: readonly MediaBulkStep[],
): Promise<MediaBulkResult[]> {
  requirePermission(ctx.actor, "media:upload");
  const results: MediaBulkResult[] = [];
  for (const step of steps) results.push(await changeOne(ctx, step));
  return results;
}

async function changeOne(ctx: ActorContext, step: MediaBulkStep): Promise<MediaBulkResult> {
  const { id } = step;
  try {
    const undo = await take(ctx, step);
    if (undo === null) return { id, outcome: "unchanged", reason: null, undo };
    return { id, outcome: "done", reason: null, undo: { id, action: undo } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { id, outcome: "refused", reason: error.message, undo: null };
  }
}

/** Answers what takes the step back; null where the file is like that already. */
async function take(ctx: ActorContext, { id, action }: MediaBulkStep): Promise<MediaBulkAction | null> {
  const before = await look(ctx, (tx) => requireMedia(tx, ctx.publication.id, id));
  switch (action.do) {
    case "move":
      if (before.folderId === action.folderId) return null;
      await moveMedia(ctx, { ids: [id], folderId: action.folderId });
      return { do: "move", folderId: before.folderId };
    case "delete":
      if (before.deletedAt) return null;
      await deleteMedia(ctx, { id });
      return { do: "restore" };
    case "restore":
      if (!before.deletedAt) return null;
      await restoreMedia(ctx, { id });
      return { do: "delete" };
  }
}
