import type { StaffMember } from "@broadsheet/contract/people";
import { covers, holds, type Standing } from "@broadsheet/contract/permissions";

export type StaffAction = "role" | "permissions" | "transfer" | "suspend" | "reinstate" | "remove" | "leave";

/** What a person may do with a member of the staff. The server decides; this only shows what makes sense. */
export function staffActions(
  me: Standing & { userId: string },
  member: StaffMember,
  staff: readonly StaffMember[],
): StaffAction[] {
  const owners = staff.filter(({ role, suspended }) => role === "owner" && !suspended);
  const lastOwner = owners.length === 1 && owners[0]?.userId === member.userId;
  const own = me.userId === member.userId;
  const standing = { role: member.role, permissions: new Set(member.permissions) };
  const manages = holds(me, "staff:manage") && covers(me, standing);
  const actions: StaffAction[] = [];
  if (manages && !lastOwner) actions.push("role");
  if (manages && member.role !== "owner") actions.push("permissions");
  if (holds(me, "publication:transfer") && !own && !member.suspended) actions.push("transfer");
  if (manages && !own) actions.push(member.suspended ? "reinstate" : "suspend");
  if (own && !lastOwner) actions.push("leave");
  if (manages && !own) actions.push("remove");
  return actions.filter((action) => !(lastOwner && (action === "suspend" || action === "remove")));
}
