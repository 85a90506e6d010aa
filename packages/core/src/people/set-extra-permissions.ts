import type { Permission } from "@broadsheet/contract/permissions";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { forgetTokens } from "../tokens/resolve-token.ts";
import { requireFresh } from "./require-fresh.ts";
import { checkExtras, managerOf, memberOf } from "./staff.policy.ts";
import { lockStaff, updateMembership } from "./staff.writes.ts";

/** Says what one person may do on top of their role, from their next request on. FORBIDDEN for more than the actor may do. */
export async function setExtraPermissions(
  ctx: ActorContext,
  input: { userId: string; permissions: Permission[] },
): Promise<void> {
  const { id } = ctx.publication;
  await transact(ctx, async (tx) => {
    const staff = await lockStaff(tx, id);
    const manager = managerOf(ctx.actor, staff);
    const member = memberOf(staff, input.userId);
    checkExtras(manager, member, input.permissions);
    await requireFresh(tx, ctx);
    const before = new Set(member.extraPermissions);
    const wanted = new Set(input.permissions);
    const granted = input.permissions.filter((each) => !before.has(each));
    const withdrawn = member.extraPermissions.filter((each) => !wanted.has(each));
    if (granted.length + withdrawn.length === 0) return;
    await updateMembership(tx, id, member.userId, { extraPermissions: input.permissions });
    await audit(tx, ctx, {
      action: "staff.permissions_changed",
      subjectType: "user",
      subjectId: member.userId,
      data: { granted, withdrawn },
    });
  });
  await forgetTokens(ctx, id);
}
