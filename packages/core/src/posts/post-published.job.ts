import { id } from "@broadsheet/contract/primitives";
import { renderTemplate } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { livePath } from "./post.reads.ts";
import { findLiveTitle, listPostOwners } from "./post-mail.reads.ts";

/** Tells a post's authors that readers have it for the first time, unless they published it themselves. */
export const postPublishedJob = defineJob({
  name: "post.published",
  schema: z.object({ publicationId: id, postId: id, publishedBy: id.nullable() }),
  async handle(services: Services, { publicationId, postId, publishedBy }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    const { post, owners } = await transact(ctx, async (tx) => ({
      post: await findLiveTitle(tx, publicationId, postId),
      owners: await listPostOwners(tx, publicationId, postId),
    }));
    if (!post?.slug || !post.title) return;
    for (const { userId, email, name } of owners) {
      if (userId === publishedBy) continue;
      const mail = await renderTemplate("post-published", mailPublication(ctx.publication), {
        postTitle: post.title,
        url: `${ctx.publication.url}${livePath(post.kind, post.slug)}`,
      });
      await services.mailer.send({
        ...mail,
        to: { address: email, name },
        idempotencyKey: `published:${postId}:${userId}`,
      });
    }
  },
});
