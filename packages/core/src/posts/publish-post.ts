import { AppError } from "@broadsheet/contract/errors";
import type { PostDetail } from "@broadsheet/contract/posts";
import { type Tx, violatesUnique } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { nowOf } from "../kernel/context.ts";
import { makeSnapshot } from "./make-snapshot.ts";
import { type LockedPost, updateWorkingCopy, writeSnapshot } from "./post.writes.ts";
import { insertRevision } from "./revision.writes.ts";
import { chooseSlug, moveSlug } from "./slug.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";

/** Gives readers what the working copy holds now. */
export async function publishPost(ctx: ActorContext, ref: PostRef): Promise<PostDetail> {
  try {
    return await takeStep(ctx, ref, "publish", (tx, post) => publishLocked(tx, ctx, post));
  } catch (error) {
    if (violatesUnique(error, "posts_live_slug"))
      throw new AppError("SLUG_TAKEN", undefined, {}, { cause: error });
    throw error;
  }
}

/** Publishes a post that the caller has locked and authorized. `date` overrides when it says it was first published. */
export async function publishLocked(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  date?: string,
): Promise<void> {
  const publicationId = ctx.publication.id;
  const { id: postId, kind } = post;
  const now = nowOf(ctx);
  const { title } = post.working;
  if (title === "") {
    const message = "Give the post a title before it is published";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "title", message }] });
  }
  const place = { publicationId, kind, postId };
  const slug = post.working.slug ?? (await chooseSlug(tx, place, title));
  if (slug !== post.working.slug) await updateWorkingCopy(tx, publicationId, postId, { slug });
  const working = { ...post.working, slug };
  await moveSlug(tx, place, post.liveSlug, slug, now);
  const publishedAt = date ?? post.publishedAt ?? post.scheduledAt ?? now;
  await writeSnapshot(tx, publicationId, postId, makeSnapshot(ctx, working, publishedAt));
  await insertRevision(tx, ctx, { id: postId, working }, "publish");
  await audit(tx, ctx, {
    action: "post.published",
    subjectType: "post",
    subjectId: postId,
    data: { title, slug },
  });
}
