import { AppError } from "@broadsheet/contract/errors";
import type { PostDetail, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { checkLinksJob } from "../checklist/check-links.job.ts";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { futureInstant } from "./future-instant.ts";
import type { LockedPost } from "./lock-post.writes.ts";
import { requireReady } from "./obstacles.ts";
import { updateWorkflow } from "./post.writes.ts";
import { publishScheduledPostJob } from "./publish-scheduled-post.job.ts";
import { chooseSlug, requireFreeSlug } from "./slug.writes.ts";
import { takeStep } from "./take-step.ts";
import { updateWorkingCopy } from "./update-working-copy.ts";

/** How long before a post's time its links are looked at again, where one that leads nowhere would keep it from readers. */
const linksBeforeMs = 15 * 60_000;

interface ScheduleInput {
  id: string;
  /** Of the working copy that goes out; may be left out to move a post that is scheduled already. */
  version?: number | undefined;
  at: string;
}

/** Sets the minute at which the post goes live by itself, or its changes do; a scheduled post is moved. */
export function schedulePost(ctx: ActorContext, input: ScheduleInput): Promise<PostDetail> {
  const at = futureInstant(ctx, input.at, "Choose a time in the future, or publish now");
  const publicationId = ctx.publication.id;
  const { id, version } = input;
  return takeStep(ctx, version ? { id, version } : { id }, "schedule", async (tx, post, status) => {
    if (version === undefined && post.status !== "scheduled") {
      const message = "Name the version that is to go out";
      throw new AppError("INVALID_INPUT", message, { issues: [{ path: "version", message }] });
    }
    await requireReady(tx, ctx, post);
    await scheduleLocked(tx, ctx, post, status, at);
    await ctx.queue.enqueue(
      tx,
      publishScheduledPostJob,
      { publicationId, postId: post.id },
      { startAfter: new Date(at), singletonKey: post.id },
    );
  });
}

/** Schedules a post that the caller has locked, authorized and found ready. Its address is settled now. */
export async function scheduleLocked(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  status: PostStatus,
  at: string,
): Promise<void> {
  const publicationId = ctx.publication.id;
  const { id: postId, kind, working, unpublishAt } = post;
  if (unpublishAt !== null && unpublishAt <= at) {
    const message = "It leaves the site before that; choose an earlier time, or change when it leaves";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "at", message }] });
  }
  const place = { publicationId, kind, postId };
  if (working.slug === null) {
    await updateWorkingCopy(tx, publicationId, postId, {
      slug: await chooseSlug(tx, place, working.title),
    });
  } else {
    await requireFreeSlug(tx, place, working.slug);
  }
  await updateWorkflow(tx, publicationId, postId, {
    status,
    scheduledAt: at,
    scheduledBy: userIdOf(ctx.actor),
  });
  await audit(tx, ctx, { action: "post.scheduled", subjectType: "post", subjectId: postId, data: { at } });
  if (ctx.publication.settings.checklist.dead_links !== "compulsory") return;
  const startAfter = new Date(Date.parse(at) - linksBeforeMs);
  const once = { startAfter, singletonKey: `${postId}:${at}` };
  await ctx.queue.enqueue(tx, checkLinksJob, { publicationId, postId }, once);
}
