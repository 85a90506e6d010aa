import { isDeepStrictEqual } from "node:util";
import { AppError } from "@broadsheet/contract/errors";
import type { SavePostInput, SavePostOutput } from "@broadsheet/contract/posts";
import { violatesUnique } from "@broadsheet/db/connection";
import { foldPost } from "../collab/fold-post.ts";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { checkedDocument, checkTags, checkTitle } from "./check-content.ts";
import { keepAutomatically } from "./keep-automatically.ts";
import { type LockedPost, stateOf } from "./lock-post.writes.ts";
import { allowedActions, editingAction, type PostState, statusAfterEdit } from "./post.policy.ts";
import { updateWorkflow } from "./post.writes.ts";
import { isReviewOnly, requireOnlyReview } from "./review-only.ts";
import { requireFreeSlug } from "./slug.writes.ts";
import { lockForAction } from "./take-step.ts";
import { updateWorkingCopy } from "./update-working-copy.ts";

/**
 * The one way a working copy changes. What the input leaves out stays; a save that changes nothing keeps the version.
 *
 * Throws CONFLICT with the stored version when the input's is not the present one, SLUG_TAKEN, INVALID_INPUT.
 */
export async function savePost(ctx: ActorContext, input: SavePostInput): Promise<SavePostOutput> {
  const document = input.document && checkedDocument(input.document);
  await foldPost(ctx, input.id);
  try {
    return await transact(ctx, async (tx) => {
      const rules = ctx.publication.settings;
      const editing = (state: PostState) => editingAction(ctx.actor, state, rules);
      const { post } = await lockForAction(tx, ctx, input, editing);
      const before = post.working;
      const next = {
        title: input.title ?? before.title,
        slug: input.slug === undefined ? before.slug : input.slug,
        document: document ?? before.document,
        settings: { ...before.settings, ...input.settings },
      };
      const { version, ...content } = before;
      if (isDeepStrictEqual(next, content)) return result(ctx, post, null);
      if (editing(stateOf(post)) === "suggest") requireOnlyReview(content, next);
      checkTitle(post.status, next.title);
      await checkTags(tx, ctx, input.settings ?? {});
      await keepAutomatically(tx, ctx, post);
      const { id: postId, kind } = post;
      const publicationId = ctx.publication.id;
      if (next.slug !== null && next.slug !== before.slug) {
        await requireFreeSlug(tx, { publicationId, kind, postId }, next.slug);
      }
      const updatedAt = nowOf(ctx);
      const saved = { ...next, version: version + 1 };
      await updateWorkingCopy(tx, publicationId, postId, {
        ...saved,
        updatedAt,
        updatedBy: userIdOf(ctx.actor),
      });
      // A comment or a suggestion changes nothing that was approved or that readers have.
      const reviewOnly = isReviewOnly(content, next);
      const status = reviewOnly ? post.status : statusAfterEdit(ctx.actor, stateOf(post), rules);
      const liveVersion = reviewOnly && post.liveVersion === version ? saved.version : post.liveVersion;
      if (liveVersion !== null && liveVersion !== post.liveVersion) {
        const { scheduledAt } = post;
        await updateWorkflow(tx, publicationId, postId, { status, liveVersion, scheduledAt });
      }
      if (status !== post.status) {
        await updateWorkflow(tx, publicationId, postId, { status });
        await audit(tx, ctx, {
          action: "post.approval_lost",
          subjectType: "post",
          subjectId: postId,
          data: { from: post.status, to: status },
        });
      }
      return result(ctx, { ...post, working: saved, status, liveVersion }, updatedAt);
    });
  } catch (error) {
    if (violatesUnique(error, "post_working_copies_slug"))
      throw new AppError("SLUG_TAKEN", undefined, {}, { cause: error });
    throw error;
  }
}

function result(ctx: ActorContext, post: LockedPost, updatedAt: string | null): SavePostOutput {
  const state = stateOf(post);
  return {
    version: post.working.version,
    slug: post.working.slug,
    updatedAt: updatedAt ?? post.workingUpdatedAt,
    status: state.status,
    hasChanges: state.hasChanges,
    actions: allowedActions(ctx.actor, state, ctx.publication.settings),
  };
}
