import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { type News, notify } from "../notifications/notify.ts";
import { listPostReaders } from "../posts/post-people.reads.ts";
import { findWrittenComment } from "./comment.reads.ts";

/** Tells whom a comment concerns: those it names, those who take part in its thread, those whose post it is. Each once. */
export const commentWrittenJob = defineJob({
  name: "comment.written",
  schema: z.object({ publicationId: id, postId: id, threadId: id, commentId: id }),
  async handle(services: Services, payload) {
    const { publicationId, postId, threadId, commentId } = payload;
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    await transact(ctx, async (tx) => {
      const comment = await findWrittenComment(tx, payload);
      if (!comment) return;
      const about = { postId, threadId, commentId, actorId: comment.userId, event: `comment:${commentId}` };
      const news = (await listPostReaders(tx, publicationId, postId)).flatMap(({ userId, owner }): News[] => {
        if (comment.mentions.includes(userId)) return [{ ...about, userId, kind: "mentioned" }];
        if (comment.participants.includes(userId)) return [{ ...about, userId, kind: "reply" }];
        return owner ? [{ ...about, userId, kind: "comment" }] : [];
      });
      await notify(tx, ctx, news);
    });
  },
});
