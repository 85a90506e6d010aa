import { audit } from "../kernel/audit.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { forgetTokens } from "../tokens/resolve-token.ts";
import { requireFresh } from "./require-fresh.ts";
import { checkTransfer, managerOf, memberOf } from "./staff.policy.ts";
import { lockStaff, updateMembership } from "./staff.writes.ts";

/** Makes another member the owner; who gives ownership away becomes an administrator. */
export async function transferOwnership(ctx: ActorContext, input: { userId: string }): Promise<void> {
  const { id } = ctx.publication;
  await transact(ctx, async (tx) => {
    const staff = await lockStaff(tx, id);
    const manager = managerOf(ctx.actor, staff);
    const member = memberOf(staff, input.userId);
    checkTransfer(manager, member);
    await requireFresh(tx, ctx);
    await updateMembership(tx, id, member.userId, { role: "owner", roleId: null, extraPermissions: [] });
    if (manager.userId !== null) await updateMembership(tx, id, manager.userId, { role: "admin" });
    await audit(tx, ctx, {
      action: "publication.ownership_transferred",
      subjectType: "user",
      subjectId: member.userId,
      data: { from: manager.userId },
    });
  });
  await forgetTokens(ctx, ctx.publication.id);
}
