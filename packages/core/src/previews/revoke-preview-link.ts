import { AppError } from "@broadsheet/contract/errors";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { lockForAction } from "../posts/take-step.ts";
import { endPreviewLink, lockPreviewLink } from "./preview-link.writes.ts";

/** Ends a link at once; ending it again changes nothing. For everybody who may edit the post, whoever made the link. */
export function revokePreviewLink(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const link = await lockPreviewLink(tx, publicationId, id);
    if (!link) throw new AppError("NOT_FOUND");
    await lockForAction(tx, ctx, { id: link.postId }, "edit");
    if (link.revokedAt !== null) return { id };
    await endPreviewLink(tx, publicationId, id, nowOf(ctx));
    await audit(tx, ctx, {
      action: "post.preview_link_revoked",
      subjectType: "post",
      subjectId: link.postId,
      data: { label: link.label },
    });
    return { id };
  });
}
