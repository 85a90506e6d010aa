import { hashSecret } from "@broadsheet/auth/secrets";
import { AppError } from "@broadsheet/contract/errors";
import type { Invitation } from "@broadsheet/contract/people";
import type { RoleChoice } from "@broadsheet/contract/staff-roles";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { personByEmail } from "./account.reads.ts";
import { type ChosenRole, chosenRole } from "./chosen-role.ts";
import { openInvitationById } from "./invitation.reads.ts";
import { insertInvitation, revokeExpired } from "./invitation.writes.ts";
import { sendInvitation } from "./invitation-mail.job.ts";
import { invitationExpiry, invitationSecret } from "./invitation-secret.ts";
import { limitInvitationMail } from "./limits.ts";
import { requireFresh } from "./require-fresh.ts";
import { checkGrant, managerOf } from "./staff.policy.ts";
import { lockStaff } from "./staff.writes.ts";

/**
 * Invites an address to the staff; the mail leaves after commit. ALREADY_EXISTS for somebody who works here or has an open invitation,
 * FORBIDDEN for a role that may do more than the actor.
 */
export async function invite(ctx: ActorContext, input: { email: string } & RoleChoice): Promise<Invitation> {
  await limitInvitationMail(ctx, input.email);
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const staff = await lockStaff(tx, publicationId);
    const wanted = await chosenRole(tx, publicationId, input);
    checkGrant(managerOf(ctx.actor, staff), wanted);
    await requireFresh(tx, ctx);
    const person = await personByEmail(tx, input.email);
    if (person && staff.some((member) => member.userId === person.id))
      throw new AppError("ALREADY_EXISTS", "This person works here already");
    await revokeExpired(tx, publicationId, input.email, nowOf(ctx));
    const id = await store(tx, ctx, input.email, wanted);
    await ctx.queue.enqueue(tx, sendInvitation, { publicationId, invitationId: id });
    const made = await openInvitationById(tx, publicationId, id);
    if (!made) throw new AppError("INTERNAL");
    await audit(tx, ctx, {
      action: "invitation.sent",
      subjectType: "invitation",
      subjectId: id,
      data: { role: made.ownRole?.name ?? made.role },
    });
    const { tokenHash: _, ...invitation } = made;
    return invitation;
  });
}

async function store(
  tx: Tx,
  ctx: ActorContext,
  email: string,
  { role, roleId }: ChosenRole,
): Promise<string> {
  const id = newId();
  const expiresAt = invitationExpiry(ctx.clock.now());
  const stored = await insertInvitation(tx, {
    publicationId: ctx.publication.id,
    id,
    email,
    role,
    roleId,
    expiresAt,
    tokenHash: hashSecret(invitationSecret(ctx.config.secret, { id, expiresAt })),
    invitedBy: userIdOf(ctx.actor),
    createdAt: nowOf(ctx),
  });
  if (!stored)
    throw new AppError("ALREADY_EXISTS", "This address has an open invitation; send that one again instead");
  return id;
}
