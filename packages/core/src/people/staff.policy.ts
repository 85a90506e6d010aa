import { AppError } from "@broadsheet/contract/errors";
import { assignableRoles, outranks, type Role, roleAllows } from "@broadsheet/contract/permissions";
import type { Actor } from "../kernel/actor.ts";

/** One member of a publication's staff, as the rules see them. */
export interface StaffRow {
  userId: string;
  role: Role;
  suspended: boolean;
}

/** Who acts on staff: a member in the role they have this very moment, or Broadsheet itself with an owner's. */
export interface Manager {
  /** Null for Broadsheet itself. */
  userId: string | null;
  role: Role;
}

/** Finds the acting member among the locked rows, since their role may have changed after their request began. */
export function managerOf(actor: Actor, staff: readonly StaffRow[]): Manager {
  if (actor.kind === "system") return { userId: null, role: "owner" };
  if (actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED");
  const own = actor.kind === "user" ? staff.find((member) => member.userId === actor.userId) : undefined;
  if (!own || own.suspended) throw new AppError("FORBIDDEN");
  return { userId: own.userId, role: own.role };
}

/** The member an action is about. Throws NOT_FOUND for somebody who does not work here. */
export function memberOf(staff: readonly StaffRow[], userId: string): StaffRow {
  const member = staff.find((candidate) => candidate.userId === userId);
  if (!member) throw new AppError("NOT_FOUND");
  return member;
}

/** People give roles up to their own, when theirs manages staff at all. */
export function checkGrant(manager: Manager, role: Role): void {
  if (!assignableRoles(manager.role).includes(role))
    throw new AppError("FORBIDDEN", "Your role does not allow giving this role");
}

function checkManages(manager: Manager, member: StaffRow): void {
  if (!roleAllows(manager.role, "staff:manage")) throw new AppError("FORBIDDEN");
  if (outranks(member.role, manager.role))
    throw new AppError("FORBIDDEN", "This person's role is above yours");
}

/** An owner who is suspended cannot look after the publication, so they do not count. */
function checkOwnerRemains(staff: readonly StaffRow[], without: StaffRow): void {
  if (without.role !== "owner" || without.suspended) return;
  const others = staff.filter(
    (member) => member.role === "owner" && !member.suspended && member.userId !== without.userId,
  );
  if (others.length === 0) throw new AppError("LAST_OWNER");
}

/** Nobody raises themselves or manages people above them; an owner may step down while another one remains. */
export function checkRoleChange(
  manager: Manager,
  staff: readonly StaffRow[],
  member: StaffRow,
  to: Role,
): void {
  checkManages(manager, member);
  checkGrant(manager, to);
  if (to !== "owner") checkOwnerRemains(staff, member);
}

export function checkSuspension(
  manager: Manager,
  staff: readonly StaffRow[],
  member: StaffRow,
  suspended: boolean,
): void {
  if (manager.userId === member.userId) throw new AppError("FORBIDDEN", "You cannot suspend yourself");
  checkManages(manager, member);
  if (suspended) checkOwnerRemains(staff, member);
}

/** Everybody may leave; others are removed by those who manage them. */
export function checkRemoval(manager: Manager, staff: readonly StaffRow[], member: StaffRow): void {
  if (manager.userId !== member.userId) checkManages(manager, member);
  checkOwnerRemains(staff, member);
}

export function checkTransfer(manager: Manager, member: StaffRow): void {
  if (!roleAllows(manager.role, "publication:transfer")) throw new AppError("FORBIDDEN");
  if (manager.userId === member.userId) throw new AppError("CONFLICT", "You are the owner already");
  if (member.suspended) throw new AppError("CONFLICT", "This person is suspended");
}
