import type { PostDetail } from "@broadsheet/contract/posts";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import { updateWorkflow } from "./post.writes.ts";
import { insertRevision } from "./revision.writes.ts";
import { findSnapshot } from "./snapshot.reads.ts";
import { type PostRef, takeStep } from "./take-step.ts";
import { updateWorkingCopy } from "./update-working-copy.ts";

/** Makes the working copy what readers see again. What is discarded is kept as a revision. */
export function discardChanges(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  const publicationId = ctx.publication.id;
  return takeStep(ctx, ref, "discard_changes", async (tx, post, status) => {
    const snapshot = await findSnapshot(tx, publicationId, post.id);
    await insertRevision(tx, ctx, post, "discard");
    const version = post.working.version + 1;
    await updateWorkingCopy(tx, publicationId, post.id, {
      ...snapshot,
      version,
      updatedAt: nowOf(ctx),
      updatedBy: userIdOf(ctx.actor),
    });
    await updateWorkflow(tx, publicationId, post.id, { status, liveVersion: version });
    await audit(tx, ctx, { action: "post.changes_discarded", subjectType: "post", subjectId: post.id });
  });
}
