import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { forgetTokens } from "../tokens/resolve-token.ts";
import { checkSuspension, managerOf, memberOf } from "./staff.policy.ts";
import { lockStaff, updateMembership } from "./staff.writes.ts";

/** Shuts a member out, from their next request on, or lets them in again. Their posts, byline and role stay. */
export async function suspendStaff(
  ctx: ActorContext,
  input: { userId: string; suspended: boolean },
): Promise<void> {
  const { id } = ctx.publication;
  await transact(ctx, async (tx) => {
    const staff = await lockStaff(tx, id);
    const manager = managerOf(ctx.actor, staff);
    const member = memberOf(staff, input.userId);
    checkSuspension(manager, staff, member, input.suspended);
    if (member.suspended === input.suspended) return;
    await updateMembership(tx, id, member.userId, { suspendedAt: input.suspended ? nowOf(ctx) : null });
    await audit(tx, ctx, {
      action: input.suspended ? "staff.suspended" : "staff.reinstated",
      subjectType: "user",
      subjectId: member.userId,
    });
  });
  await forgetTokens(ctx, ctx.publication.id);
}
