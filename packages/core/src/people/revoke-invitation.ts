import { AppError } from "@broadsheet/contract/errors";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { chosenRole } from "./chosen-role.ts";
import { lockInvitation, updateInvitation } from "./invitation.writes.ts";
import { checkGrant, managerOf } from "./staff.policy.ts";
import { lockStaff } from "./staff.writes.ts";

/** Withdraws an open invitation: its link opens nothing from now on. */
export async function revokeInvitation(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  const publicationId = ctx.publication.id;
  await transact(ctx, async (tx) => {
    const manager = managerOf(ctx.actor, await lockStaff(tx, publicationId));
    const invitation = await lockInvitation(tx, publicationId, { id });
    if (!invitation) throw new AppError("NOT_FOUND");
    checkGrant(manager, await chosenRole(tx, publicationId, invitation));
    await updateInvitation(tx, publicationId, id, { revokedAt: nowOf(ctx) });
    await audit(tx, ctx, { action: "invitation.revoked", subjectType: "invitation", subjectId: id });
  });
}
