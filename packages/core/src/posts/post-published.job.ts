import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { notify } from "../notifications/notify.ts";
import { findLiveTitle } from "./live-title.reads.ts";
import { listPostReaders } from "./post-people.reads.ts";

/** Tells a post's authors that readers have it for the first time, unless they published it themselves. */
export const postPublishedJob = defineJob({
  name: "post.published",
  schema: z.object({ publicationId: id, postId: id, publishedBy: id.nullable() }),
  async handle(services: Services, { publicationId, postId, publishedBy }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    await transact(ctx, async (tx) => {
      if (!(await findLiveTitle(tx, publicationId, postId))) return;
      const owners = (await listPostReaders(tx, publicationId, postId)).filter(({ owner }) => owner);
      const about = { postId, event: `published:${postId}`, actorId: publishedBy };
      await notify(
        tx,
        ctx,
        owners.map(({ userId }) => ({ ...about, userId, kind: "published" })),
      );
    });
  },
});
