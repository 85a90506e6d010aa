import type { Tx } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { stateOf } from "../posts/lock-post.writes.ts";
import { step } from "../posts/post.policy.ts";
import { updateWorkflow } from "../posts/post.writes.ts";
import { cancelLeaving } from "../posts/schedule-unpublish.ts";
import type { LockedBundle } from "./bundle.writes.ts";
import type { BundlePost } from "./bundle-posts.ts";

/** Takes back the times that the bundle gave to its posts; a time that a post was given otherwise stays. */
export async function releaseTimes(
  tx: Tx,
  ctx: ActorContext,
  bundle: LockedBundle,
  posts: readonly BundlePost[],
): Promise<void> {
  for (const { action, post } of posts) {
    if (action === "unpublish") {
      if (post.unpublishAt === bundle.scheduledAt) await cancelLeaving(tx, ctx, post);
      continue;
    }
    if (post.status !== "scheduled" || post.scheduledAt !== bundle.scheduledAt) continue;
    const taken = step(
      { kind: "system", name: "scheduler" },
      stateOf(post),
      "unschedule",
      ctx.publication.settings,
    );
    if (!taken.ok) continue;
    await updateWorkflow(tx, ctx.publication.id, post.id, { status: taken.status });
    await audit(tx, ctx, { action: "post.unscheduled", subjectType: "post", subjectId: post.id });
  }
}
