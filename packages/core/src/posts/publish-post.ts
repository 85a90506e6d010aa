import { AppError } from "@broadsheet/contract/errors";
import type { PostDetail } from "@broadsheet/contract/posts";
import { type Tx, violatesUnique } from "@broadsheet/db/connection";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { nowOf } from "../kernel/context.ts";
import { forgetPost } from "../site/forget-post.ts";
import type { LockedPost } from "./lock-post.writes.ts";
import { makeSnapshot } from "./make-snapshot.ts";
import { requireReady } from "./obstacles.ts";
import { writeSnapshot } from "./post.writes.ts";
import { postPublishedJob } from "./post-published.job.ts";
import { insertRevision } from "./revision.writes.ts";
import { chooseSlug, moveSlug } from "./slug.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";
import { updateWorkingCopy } from "./update-working-copy.ts";

/** Gives readers what the working copy holds now. */
export async function publishPost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  try {
    return await takeStep(ctx, ref, "publish", async (tx, post) => {
      await requireReady(tx, ctx, post);
      await publishLocked(tx, ctx, post);
      await announce(tx, ctx, post);
    });
  } catch (error) {
    if (violatesUnique(error, "posts_live_slug"))
      throw new AppError("SLUG_TAKEN", undefined, {}, { cause: error });
    throw error;
  }
}

/** Tells the authors once this commits; only of a first publication. */
export async function announce(tx: Tx, ctx: ActorContext, post: LockedPost): Promise<void> {
  if (post.publishedAt !== null) return;
  const payload = { publicationId: ctx.publication.id, postId: post.id, publishedBy: userIdOf(ctx.actor) };
  await ctx.queue.enqueue(tx, postPublishedJob, payload);
}

/** Publishes a post that the caller has locked, authorized and found ready, and tells nobody. `date` overrides when it says it was first published. */
export async function publishLocked(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  date?: string,
): Promise<void> {
  const publicationId = ctx.publication.id;
  const { id: postId, kind } = post;
  await forgetPost(tx, ctx, postId);
  const now = nowOf(ctx);
  const { title } = post.working;
  const place = { publicationId, kind, postId };
  const slug = post.working.slug ?? (await chooseSlug(tx, place, title));
  if (slug !== post.working.slug) await updateWorkingCopy(tx, publicationId, postId, { slug });
  const working = { ...post.working, slug };
  await moveSlug(tx, place, post.liveSlug, slug, now);
  // Its own minute, also when a late job publishes it; but never one to come, before which readers would not see it.
  const minute = post.scheduledAt !== null && post.scheduledAt < now ? post.scheduledAt : now;
  const publishedAt = date ?? post.publishedAt ?? minute;
  await writeSnapshot(tx, publicationId, postId, await makeSnapshot(tx, ctx, working, publishedAt));
  await insertRevision(tx, ctx, { id: postId, working }, "publish");
  await audit(tx, ctx, {
    action: "post.published",
    subjectType: "post",
    subjectId: postId,
    data: { title, slug },
  });
}
