import { type ActorContext, transact } from "../kernel/context.ts";
import { listWaitingFolds } from "./collab.reads.ts";
import { foldPost } from "./fold-post.ts";
import { deleteOldPresences } from "./presence.writes.ts";

const overdueMs = 60_000;
const forgottenMs = 600_000;

/** Folds what has waited too long, and forgets editors that are long gone. One post that fails must not keep the others waiting. */
export async function tidyDocuments(ctx: ActorContext): Promise<void> {
  const ago = (ms: number) => new Date(ctx.clock.now().getTime() - ms).toISOString();
  const publicationId = ctx.publication.id;
  const waiting = await transact(ctx, async (tx) => {
    await deleteOldPresences(tx, publicationId, ago(forgottenMs));
    return listWaitingFolds(tx, publicationId, ago(overdueMs));
  });
  for (const postId of waiting)
    await foldPost(ctx, postId).catch((error) =>
      ctx.log.error({ err: error, postId }, "a working copy could not be folded"),
    );
}
