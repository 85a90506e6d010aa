import { hashSecret, newSecret } from "@broadsheet/auth/secrets";
import type { CreatePreviewLinkInput, PreviewLink } from "@broadsheet/contract/previews";
import { newId } from "@broadsheet/db/ids";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { lockForAction } from "../posts/take-step.ts";
import { limitNewPreviewLink } from "./limits.ts";
import { listPreviewLinks } from "./preview-link.reads.ts";
import { insertPreviewLink } from "./preview-link.writes.ts";

const dayMs = 86_400_000;

/** Makes an address at which anybody who has it reads the working copy. The address is in the answer and nowhere else. */
export async function createPreviewLink(
  ctx: ActorContext,
  { postId, label, days }: CreatePreviewLinkInput,
): Promise<{ link: PreviewLink; url: string }> {
  const publicationId = ctx.publication.id;
  const secret = newSecret();
  const id = newId();
  return transact(ctx, async (tx) => {
    await lockForAction(tx, ctx, { id: postId }, "edit");
    await limitNewPreviewLink(ctx, postId);
    const expiresAt = new Date(ctx.clock.now().getTime() + days * dayMs).toISOString();
    await insertPreviewLink(tx, {
      publicationId,
      id,
      postId,
      tokenHash: hashSecret(secret),
      label,
      createdAt: nowOf(ctx),
      createdBy: userIdOf(ctx.actor),
      expiresAt,
    });
    await audit(tx, ctx, {
      action: "post.preview_link_created",
      subjectType: "post",
      subjectId: postId,
      data: { label, expiresAt },
    });
    const link = (await listPreviewLinks(tx, ctx, postId)).find((candidate) => candidate.id === id);
    if (!link) throw new Error("A preview link that was made is not there");
    return { link, url: `${ctx.publication.url}/preview?token=${secret}` };
  });
}
