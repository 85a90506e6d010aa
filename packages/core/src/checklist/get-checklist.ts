import type { ChecklistEntry } from "@broadsheet/contract/checklist";
import { type ActorContext, transact } from "../kernel/context.ts";
import { requirePostDetail } from "../posts/post.reads.ts";
import { checkLinksJob } from "./check-links.job.ts";
import { checklistOf } from "./checklist-of.ts";

/** The checklist of a post that the actor may see. Links of which nothing fresh is known are looked at meanwhile. */
export function getChecklist(ctx: ActorContext, { postId }: { postId: string }): Promise<ChecklistEntry[]> {
  return transact(ctx, async (tx) => {
    const { id, workingCopy } = await requirePostDetail(tx, ctx, postId);
    const { entries, staleLinks } = await checklistOf(tx, ctx, { id, working: workingCopy });
    if (staleLinks) {
      const payload = { publicationId: ctx.publication.id, postId };
      await ctx.queue.enqueue(tx, checkLinksJob, payload, { singletonKey: postId });
    }
    return entries;
  });
}
