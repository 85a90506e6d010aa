import type { PostDetail } from "@broadsheet/contract/posts";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import { checkTitle } from "./check-content.ts";
import { stateOf } from "./lock-post.writes.ts";
import { statusAfterEdit } from "./post.policy.ts";
import { existingTags, updateWorkflow } from "./post.writes.ts";
import { requireRevision } from "./revision.reads.ts";
import { insertRevision } from "./revision.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";
import { updateWorkingCopy } from "./update-working-copy.ts";

/**
 * Makes the working copy what a revision holds. The present state is kept as a revision first; tags deleted since are left out; the
 * address stays the present one, as somebody else may have the old one by now.
 */
export function restoreRevision(
  ctx: ActorContext,
  input: PostRef & { revisionId: string },
): Promise<PostDetail> {
  const publicationId = ctx.publication.id;
  return takeStep(ctx, input, "edit", async (tx, post) => {
    const revision = await requireRevision(tx, ctx, { postId: post.id, revisionId: input.revisionId });
    const { title, document } = revision;
    checkTitle(post.status, title);
    await insertRevision(tx, ctx, post, "restore");
    const settings = {
      ...revision.settings,
      tagIds: await existingTags(tx, publicationId, revision.settings.tagIds),
    };
    const version = post.working.version + 1;
    const updatedBy = userIdOf(ctx.actor);
    await updateWorkingCopy(tx, publicationId, post.id, {
      title,
      document,
      settings,
      version,
      updatedAt: nowOf(ctx),
      updatedBy,
    });
    const status = statusAfterEdit(ctx.actor, stateOf(post), ctx.publication.settings);
    if (status !== post.status) await updateWorkflow(tx, publicationId, post.id, { status });
    await audit(tx, ctx, {
      action: "post.revision_restored",
      subjectType: "post",
      subjectId: post.id,
      data: { number: revision.number },
    });
  });
}
