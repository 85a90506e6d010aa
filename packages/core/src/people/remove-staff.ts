import { audit } from "../kernel/audit.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { forgetTokens } from "../tokens/resolve-token.ts";
import { checkRemoval, managerOf, memberOf } from "./staff.policy.ts";
import { deleteMembership, lockStaff } from "./staff.writes.ts";
import { roleNames } from "./staff-role.reads.ts";

/** Ends a membership; with one's own id, it is leaving. The byline stays with the posts. */
export async function removeStaff(ctx: ActorContext, input: { userId: string }): Promise<void> {
  const { id } = ctx.publication;
  await transact(ctx, async (tx) => {
    const staff = await lockStaff(tx, id);
    const manager = managerOf(ctx.actor, staff);
    const member = memberOf(staff, input.userId);
    checkRemoval(manager, staff, member);
    await deleteMembership(tx, id, member.userId);
    const names = await roleNames(tx, id);
    await audit(tx, ctx, {
      action: manager.userId === member.userId ? "staff.left" : "staff.removed",
      subjectType: "user",
      subjectId: member.userId,
      data: { role: names(member) },
    });
  });
  await forgetTokens(ctx, ctx.publication.id);
}
