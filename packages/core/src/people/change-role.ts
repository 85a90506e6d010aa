import type { Role } from "@broadsheet/contract/permissions";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { forgetTokens } from "../tokens/resolve-token.ts";
import { checkRoleChange, managerOf, memberOf } from "./staff.policy.ts";
import { lockStaff, updateMembership } from "./staff.writes.ts";

/** Gives a member another role. FORBIDDEN by rank, LAST_OWNER when no owner would remain. */
export async function changeRole(ctx: ActorContext, input: { userId: string; role: Role }): Promise<void> {
  const { id } = ctx.publication;
  await transact(ctx, async (tx) => {
    const staff = await lockStaff(tx, id);
    const manager = managerOf(ctx.actor, staff);
    const member = memberOf(staff, input.userId);
    checkRoleChange(manager, staff, member, input.role);
    if (member.role === input.role) return;
    await updateMembership(tx, id, member.userId, { role: input.role });
    await audit(tx, ctx, {
      action: "staff.role_changed",
      subjectType: "user",
      subjectId: member.userId,
      data: { from: member.role, to: input.role },
    });
  });
  await forgetTokens(ctx, ctx.publication.id);
}
