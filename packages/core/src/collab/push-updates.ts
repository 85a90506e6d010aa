import { maxDocumentBytes, type pushUpdatesInput } from "@broadsheet/contract/collab";
import { AppError } from "@broadsheet/contract/errors";
import type { PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import * as Y from "yjs";
import type { z } from "zod";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { lockPost } from "../posts/lock-post.ts";
import { type LockedPost, lockPostAlone } from "../posts/lock-post.writes.ts";
import { editingAction, statusAfterEdit, step } from "../posts/post.policy.ts";
import { updateWorkflow } from "../posts/post.writes.ts";
import { findPostState } from "../posts/post-state.reads.ts";
import { isReviewOnly, onlyReview, requireOnlyReview } from "../posts/review-only.ts";
import { announcePost } from "./announce.ts";
import { appendUpdate, changeDocument } from "./append-update.ts";
import { compact, type DocumentRow, othersWroteUnder, readDocumentRow } from "./document.writes.ts";
import { foldDocumentJob } from "./fold-document.job.ts";
import { foldLocked } from "./fold-document.ts";
import type { LiveDocument } from "./live-documents.ts";
import { loadDocument } from "./load-document.ts";

/** Typing is folded a moment after it began, not at each key. */
const foldAfterMs = 3_000;
/** How long a number of Yjs's is that of who wrote under it. */
const ownNumberMs = 120_000;
/**
 * Each opening of a post has a number; no replica has the writing of more of them to give. All that ever wrote are named whenever somebody
 * syncs: who pushed under numbers without end would make that impossible.
 */
const mostNumbers = 50;
/** How many updates may wait before they become part of the state. */
const compactAfter = 400;

/**
 * Takes what somebody wrote. When this returns it is stored: whatever dies afterwards, it is there. What the document has already (an answer
 * that was lost, sent again) is not stored twice.
 *
 * Throws NOT_FOUND, FORBIDDEN or TRANSITION_NOT_ALLOWED for who may not edit the post now; CONFLICT when it builds on what the server does
 * not have, so that the replica must sync first; INVALID_INPUT for what no editor writes; PAYLOAD_TOO_LARGE for a document beyond all bounds.
 */
export function pushUpdates(
  ctx: ActorContext,
  input: z.output<typeof pushUpdatesInput>,
): Promise<{ seq: number }> {
  const publicationId = ctx.publication.id;
  const rules = ctx.publication.settings;
  const { postId, documentId, client } = input;
  return transact(ctx, async (tx) => {
    if (!(await lockPostAlone(tx, publicationId, postId))) throw new AppError("NOT_FOUND");
    const [state, present] = await Promise.all([
      findPostState(tx, publicationId, postId),
      readDocumentRow(tx, publicationId, postId),
    ]);
    if (!state) throw new AppError("NOT_FOUND");
    const action = editingAction(ctx.actor, state, rules);
    const allowed = step(ctx.actor, state, action, rules);
    if (!allowed.ok) throw new AppError(allowed.code);
    // Where it matters what exactly this change does, what others wrote before it is set apart.
    const status = statusAfterEdit(ctx.actor, state, rules);
    const wary = action === "suggest" || status !== state.status;
    const before = wary ? await lockPost(tx, ctx, postId) : null;
    const row = before ? await readDocumentRow(tx, publicationId, postId) : present;
    if (row?.documentId !== documentId) throw new AppError("CONFLICT", "Sync before you push");
    const live = await loadDocument(tx, row);
    const { update, beyondText, clients } = take(live, Buffer.from(input.update, "base64"));
    if (!update) return { seq: row.headSeq };
    if (action === "suggest" && beyondText) throw onlyReview();
    if (row.size + update.length > maxDocumentBytes)
      throw new AppError("PAYLOAD_TOO_LARGE", "This post has become too large to be written in");
    const at = nowOf(ctx);
    await requireOwnNumbers(tx, ctx, row, live, clients);
    const values = { update, userId: userIdOf(ctx.actor), client: clients.has(client) ? client : 0, at };
    const next = await appendUpdate(tx, row, live, values, { foldAskedAt: row.foldAskedAt ?? at });
    const { headSeq } = next;
    // Folding does this too; where no worker comes to it, opening the post must not take longer and longer.
    if (headSeq - row.stateSeq >= compactAfter) await compact(tx, next, Y.encodeStateAsUpdate(live.doc));
    if (row.foldAskedAt === null) {
      const startAfter = new Date(ctx.clock.now().getTime() + foldAfterMs);
      const options = { singletonKey: postId, startAfter };
      await ctx.queue.enqueue(tx, foldDocumentJob, { publicationId, postId }, options);
      announcePost(tx, publicationId, postId);
    }
    const after = before && (await foldLocked(tx, ctx, before));
    if (!before || !after) return { seq: headSeq };
    if (action === "suggest") requireOnlyReview(before.working, after.working);
    if (status !== state.status && !isReviewOnly(before.working, after.working))
      await loseApproval(tx, ctx, before, status);
    return { seq: headSeq };
  });
}

/**
 * Refuses what is written under the number of somebody else who wrote under it in the last minutes: it would use up their clock, and what they
 * type next would count as known. After that it may be a replica that gives back what a server lost.
 */
async function requireOwnNumbers(
  tx: Tx,
  ctx: ActorContext,
  row: DocumentRow,
  { writers }: LiveDocument,
  clients: ReadonlySet<number>,
): Promise<void> {
  const userId = userIdOf(ctx.actor);
  const others = [...clients].filter((client) => userId === null || writers.get(client) !== userId);
  if (others.length === 0) return;
  if (others.length > mostNumbers)
    throw new AppError("INVALID_INPUT", "It comes of more editors than there are");
  const since = new Date(ctx.clock.now().getTime() - ownNumberMs).toISOString();
  if (await othersWroteUnder(tx, row, { clients: others, userId, since }))
    throw new AppError("CONFLICT", "Sync before you push");
  if (userId !== null) for (const client of others) writers.set(client, userId);
}

/** Applies an update to a document; what came of it. */
function take({ doc }: LiveDocument, update: Uint8Array): ReturnType<typeof changeDocument> {
  let change: ReturnType<typeof changeDocument>;
  try {
    change = changeDocument(doc, () => Y.applyUpdate(doc, update));
  } catch {
    throw new AppError("INVALID_INPUT", "This is not an update of a document");
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new AppError("CONFLICT", "Sync before you push");
  if (change.problem) throw new AppError("INVALID_INPUT", change.problem);
  return change;
}

/** An approval was for what was approved: a change by somebody who could not have given it ends it. */
async function loseApproval(
  tx: Tx,
  ctx: ActorContext,
  { id, status: from }: LockedPost,
  status: PostStatus,
): Promise<void> {
  await updateWorkflow(tx, ctx.publication.id, id, { status });
  await audit(tx, ctx, {
    action: "post.approval_lost",
    subjectType: "post",
    subjectId: id,
    data: { from, to: status },
  });
  announcePost(tx, ctx.publication.id, id);
}
