import { hashSecret } from "@broadsheet/auth/secrets";
import { AppError } from "@broadsheet/contract/errors";
import type { InvitationPreview } from "@broadsheet/contract/people";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { invitationBySecretHash } from "./invitation.reads.ts";
import { limitSecretAttempt } from "./limits.ts";

/** What the holder of an invitation's link may know before accepting. LINK_EXPIRED for a link that opens nothing. */
export async function previewInvitation(
  ctx: Context,
  { token }: { token: string },
): Promise<InvitationPreview> {
  await limitSecretAttempt(ctx);
  const { id, name } = ctx.publication;
  const found = await transact(ctx, (tx) => invitationBySecretHash(tx, id, hashSecret(token), nowOf(ctx)));
  if (!found) throw new AppError("LINK_EXPIRED");
  return { publicationName: name, ...found };
}
