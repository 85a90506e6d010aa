import { id, instant } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { notify } from "../notifications/notify.ts";
import { listPostReaders } from "./post-people.reads.ts";

/** Tells who scheduled a post, its authors and those who may publish it that it did not go out, and why. */
export const postHeldJob = defineJob({
  name: "post.held",
  schema: z.object({
    publicationId: id,
    postId: id,
    /** The time that came. */
    scheduledAt: instant,
    scheduledBy: id.nullable(),
    reasons: z.array(z.string()),
  }),
  async handle(services: Services, { publicationId, postId, scheduledAt, scheduledBy, reasons }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    await transact(ctx, async (tx) => {
      const concerned = (await listPostReaders(tx, publicationId, postId)).filter(
        ({ userId, owner, publisher }) => owner || publisher || userId === scheduledBy,
      );
      const about = { postId, event: `held:${postId}:${scheduledAt}`, actorId: null, reasons };
      await notify(
        tx,
        ctx,
        concerned.map(({ userId }) => ({ ...about, userId, kind: "held" })),
      );
    });
  },
});
