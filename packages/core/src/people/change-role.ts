import type { RoleChoice } from "@broadsheet/contract/staff-roles";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { forgetTokens } from "../tokens/resolve-token.ts";
import { chosenRole } from "./chosen-role.ts";
import { requireFresh } from "./require-fresh.ts";
import { checkRoleChange, managerOf, memberOf } from "./staff.policy.ts";
import { lockStaff, updateMembership } from "./staff.writes.ts";
import { roleNames } from "./staff-role.reads.ts";

/**
 * Gives a member another role, built-in or of the publication's own. FORBIDDEN for one that may do more than the actor, LAST_OWNER when no
 * owner would remain.
 */
export async function changeRole(ctx: ActorContext, input: { userId: string } & RoleChoice): Promise<void> {
  const { id } = ctx.publication;
  await transact(ctx, async (tx) => {
    const staff = await lockStaff(tx, id);
    const manager = managerOf(ctx.actor, staff);
    const member = memberOf(staff, input.userId);
    const wanted = await chosenRole(tx, id, input);
    checkRoleChange(manager, staff, member, wanted);
    await requireFresh(tx, ctx);
    const { role, roleId } = wanted;
    if (member.role === role && member.roleId === roleId) return;
    const extras = role === "owner" ? { extraPermissions: [] } : {};
    await updateMembership(tx, id, member.userId, { role, roleId, ...extras });
    const names = await roleNames(tx, id);
    await audit(tx, ctx, {
      action: "staff.role_changed",
      subjectType: "user",
      subjectId: member.userId,
      data: { from: names(member), to: names(wanted) },
    });
  });
  await forgetTokens(ctx, ctx.publication.id);
}
