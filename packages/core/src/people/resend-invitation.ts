import { hashSecret } from "@broadsheet/auth/secrets";
import { AppError } from "@broadsheet/contract/errors";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { chosenRole } from "./chosen-role.ts";
import { lockInvitation, updateInvitation } from "./invitation.writes.ts";
import { sendInvitation } from "./invitation-mail.job.ts";
import { invitationExpiry, invitationSecret } from "./invitation-secret.ts";
import { limitInvitationMail } from "./limits.ts";
import { requireFresh } from "./require-fresh.ts";
import { checkGrant, managerOf } from "./staff.policy.ts";
import { lockStaff } from "./staff.writes.ts";

/**
 * Mails an open invitation again with a new link and its whole time; the old link opens nothing any more. Whoever sends it stands for it from
 * now on: what a colleague began is theirs, as if they had invited.
 */
export async function resendInvitation(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  const publicationId = ctx.publication.id;
  await transact(ctx, async (tx) => {
    const manager = managerOf(ctx.actor, await lockStaff(tx, publicationId));
    const invitation = await lockInvitation(tx, publicationId, { id });
    if (!invitation) throw new AppError("NOT_FOUND");
    checkGrant(manager, await chosenRole(tx, publicationId, invitation));
    const invitedBy = userIdOf(ctx.actor);
    if (invitedBy !== invitation.invitedBy) await requireFresh(tx, ctx);
    await limitInvitationMail(ctx, invitation.email);
    const expiresAt = invitationExpiry(ctx.clock.now());
    const tokenHash = hashSecret(invitationSecret(ctx.config.secret, { id, expiresAt }));
    await updateInvitation(tx, publicationId, id, { expiresAt, tokenHash, invitedBy });
    await ctx.queue.enqueue(tx, sendInvitation, { publicationId, invitationId: id });
    await audit(tx, ctx, { action: "invitation.resent", subjectType: "invitation", subjectId: id });
  });
}
