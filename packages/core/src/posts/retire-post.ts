import type { PostDetail, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import { forgetPost } from "../site/forget-post.ts";
import type { LockedPost } from "./lock-post.writes.ts";
import { updateWorkflow } from "./post.writes.ts";
import { moveSlug } from "./slug.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";

/** A live post that is taken from readers keeps the address they knew, beside a new one its working copy may have; caches forget it. */
async function leaveReaders(tx: Tx, ctx: ActorContext, post: LockedPost): Promise<void> {
  if (!post.live) return;
  const publicationId = ctx.publication.id;
  const place = { publicationId, kind: post.kind, postId: post.id };
  const slug = post.working.slug ?? post.liveSlug;
  if (slug !== null && slug !== post.liveSlug) await moveSlug(tx, place, post.liveSlug, slug, nowOf(ctx));
  await forgetPost(tx, ctx, post.id);
}

/** Takes a live post back to a draft; nothing of it is lost. */
export function unpublishPost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  return takeStep(ctx, ref, "unpublish", (tx, post, status) => unpublishLocked(tx, ctx, post, status));
}

/** Takes a post from readers that the caller has locked and authorized. */
export async function unpublishLocked(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  status: PostStatus,
): Promise<void> {
  await updateWorkflow(tx, ctx.publication.id, post.id, { status, live: false });
  await leaveReaders(tx, ctx, post);
  await audit(tx, ctx, { action: "post.unpublished", subjectType: "post", subjectId: post.id });
}

/** Puts a post away: out of readers' sight and out of the way of editors. */
export function archivePost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  return takeStep(ctx, ref, "archive", async (tx, post, status) => {
    await updateWorkflow(tx, ctx.publication.id, post.id, { status, live: false });
    await leaveReaders(tx, ctx, post);
    await audit(tx, ctx, { action: "post.archived", subjectType: "post", subjectId: post.id });
  });
}

/** Brings an archived post back as a draft. */
export function restorePost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  return takeStep(ctx, ref, "restore", async (tx, post, status) => {
    await updateWorkflow(tx, ctx.publication.id, post.id, { status });
    await audit(tx, ctx, { action: "post.restored", subjectType: "post", subjectId: post.id });
  });
}

/** Puts a post into the bin. */
export function deletePost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  return takeStep(ctx, ref, "delete", async (tx, post, status) => {
    await updateWorkflow(tx, ctx.publication.id, post.id, { status, live: false, deletedAt: nowOf(ctx) });
    await leaveReaders(tx, ctx, post);
    await audit(tx, ctx, {
      action: "post.deleted",
      subjectType: "post",
      subjectId: post.id,
      data: { title: post.working.title },
    });
  });
}

/** Takes a post out of the bin, as a draft or as archived as it was. */
export function undeletePost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  return takeStep(ctx, ref, "undelete", async (tx, post, status) => {
    await updateWorkflow(tx, ctx.publication.id, post.id, { status, deletedAt: null });
    await audit(tx, ctx, { action: "post.undeleted", subjectType: "post", subjectId: post.id });
  });
}
