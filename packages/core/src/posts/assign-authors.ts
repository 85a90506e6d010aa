import type { PostDetail } from "@broadsheet/contract/posts";
import { audit } from "../kernel/audit.ts";
import type { ActorContext } from "../kernel/context.ts";
import { forgetPost } from "../site/forget-post.ts";
import { checkAuthors } from "./check-authors.ts";
import { replaceAuthors } from "./post.writes.ts";
import { takeStep } from "./take-step.ts";

/** Changes the byline, and with it whose post it is. Takes effect for readers at once. */
export function assignAuthors(
  ctx: ActorContext,
  input: { id: string; authorIds: string[] },
): Promise<PostDetail> {
  const publicationId = ctx.publication.id;
  return takeStep(ctx, { id: input.id }, "assign_authors", async (tx, post) => {
    await checkAuthors(tx, ctx, input.authorIds);
    if (post.live) await forgetPost(tx, ctx, post.id);
    await replaceAuthors(tx, publicationId, post.id, input.authorIds);
    await audit(tx, ctx, {
      action: "post.authors_assigned",
      subjectType: "post",
      subjectId: post.id,
      data: { authorIds: input.authorIds },
    });
  });
}
