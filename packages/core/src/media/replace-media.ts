import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import type { media } from "@broadsheet/db/schema";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { lockPosts } from "../posts/lock-post.ts";
import { type LockedPost, stateOf } from "../posts/lock-post.writes.ts";
import { statusAfterEdit } from "../posts/post.policy.ts";
import { updateWorkflow } from "../posts/post.writes.ts";
import { rerenderPostsJob } from "../posts/rerender-posts.job.ts";
import { findSnapshot } from "../posts/snapshot.reads.ts";
import { updateWorkingCopy } from "../posts/update-working-copy.ts";
import { forgetText } from "../site/forget-post.ts";
import { lockSnippetsOf, updateSnippetRow } from "../snippets/snippet.writes.ts";
import { listUsingPosts } from "./library.reads.ts";
import { requireMedia } from "./media.reads.ts";
import { replaceInSnapshot } from "./replace.writes.ts";

type MediaRow = typeof media.$inferSelect;

/** Locked in one transaction; more would hold up too many people. */
const mostPosts = 500;

/**
 * Has every post show another file in the place of one, in what people edit and in what readers see, all of them or none. What is edited at the
 * same time stays. Snippets show it too. Readers get the new file as soon as the posts are rendered again. CONFLICT for a file that more posts show than can be locked.
 */
export function replaceMedia(
  ctx: ActorContext,
  { id, byId }: { id: string; byId: string },
): Promise<{ posts: number; snippets: number }> {
  requirePermission(ctx.actor, "media:manage");
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const old = await requireMedia(tx, publicationId, id);
    const next = await requireMedia(tx, publicationId, byId);
    if (id === byId || next.deletedAt !== null)
      throw new AppError("INVALID_INPUT", "Choose another file, which is not in the bin");
    if (old.kind !== next.kind)
      throw new AppError("INVALID_INPUT", `Choose a file of the same kind: ${old.kind}`);
    const ids = await listUsingPosts(tx, publicationId, old.sha256, mostPosts + 1);
    if (ids.length > mostPosts)
      throw new AppError(
        "CONFLICT",
        `More than ${mostPosts} posts show this file: too many to change at once`,
      );
    const posts = await lockPosts(tx, ctx, ids);
    for (const post of posts) await replaceIn(tx, ctx, post, old, next);
    if (posts.some((post) => post.live))
      await ctx.queue.enqueue(tx, rerenderPostsJob, { publicationId }, { singletonKey: publicationId });
    const snippets = await replaceInSnippets(tx, ctx, old, next);
    await audit(tx, ctx, {
      action: "media.replaced",
      subjectType: "media",
      subjectId: id,
      data: { fileName: old.fileName, by: next.fileName, posts: posts.length, snippets },
    });
    return { posts: posts.length, snippets };
  });
}

async function replaceIn(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  old: MediaRow,
  next: MediaRow,
): Promise<void> {
  const publicationId = ctx.publication.id;
  const { working } = post;
  const changed = swapped({ document: working.document, settings: working.settings }, old, next);
  if (changed) {
    const version = working.version + 1;
    await updateWorkingCopy(tx, publicationId, post.id, {
      ...changed,
      version,
      updatedAt: nowOf(ctx),
      updatedBy: userIdOf(ctx.actor),
    });
    // An approval was for the picture that was there.
    const left = statusAfterEdit(ctx.actor, stateOf(post), ctx.publication.settings);
    if (left !== post.status) await updateWorkflow(tx, publicationId, post.id, { status: left });
    // Readers get the same change: a post without others has none now either.
    if (post.liveVersion === working.version) {
      const { scheduledAt } = post;
      await updateWorkflow(tx, publicationId, post.id, { status: left, scheduledAt, liveVersion: version });
    }
  }
  if (!post.live) return;
  const snapshot = await findSnapshot(tx, publicationId, post.id);
  const shown = snapshot && swapped({ document: snapshot.document, settings: snapshot.settings }, old, next);
  if (!shown) return;
  await replaceInSnapshot(tx, publicationId, post.id, shown);
  await forgetText(tx, ctx, post.id);
}

/** What is put into texts from now on shows the other file too. Returns how many snippets held the old one. */
async function replaceInSnippets(tx: Tx, ctx: ActorContext, old: MediaRow, next: MediaRow): Promise<number> {
  const publicationId = ctx.publication.id;
  const snippets = await lockSnippetsOf(tx, publicationId, old.sha256);
  for (const { id, version, document } of snippets) {
    const changed = swapped({ document }, old, next);
    const values = { ...changed, updatedAt: nowOf(ctx), updatedBy: userIdOf(ctx.actor) };
    if (changed) await updateSnippetRow(tx, publicationId, { id, version }, values);
  }
  return snippets.length;
}

/** Content that names one file as it would name another, wherever it does; null when it does not. */
function swapped<Content extends object>(content: Content, old: MediaRow, next: MediaRow): Content | null {
  const text = JSON.stringify(content);
  const address = `/${old.storageKey}`;
  if (!text.includes(address)) return null;
  const { width, height } = next;
  // Sizes beside an address are those of its file.
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value === "string") return value.replaceAll(address, `/${next.storageKey}`);
    if (typeof value !== "object" || value === null || !("src" in value) || !("width" in value)) return value;
    const shows = typeof value.src === "string" && value.src.endsWith(`/${next.storageKey}`);
    return shows && value.width ? { ...value, width, height } : value;
  }) as Content;
}
