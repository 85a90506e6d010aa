import { AppError } from "@broadsheet/contract/errors";
import { covers, holds, type Permission, type Standing } from "@broadsheet/contract/permissions";
import type { Actor } from "../kernel/actor.ts";

/** One member of a publication's staff, as the rules see them. */
export interface StaffRow extends Standing {
  userId: string;
  suspended: boolean;
}

/** Who acts on staff: a member in the role they have this very moment, or Broadsheet itself with an owner's. */
export interface Manager extends Standing {
  /** Null for Broadsheet itself. */
  userId: string | null;
}

/** Finds the acting member among the locked rows, since their role may have changed after their request began. */
export function managerOf(actor: Actor, staff: readonly StaffRow[]): Manager {
  if (actor.kind === "system") return { userId: null, role: "owner" };
  if (actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED");
  const own = actor.kind === "user" ? staff.find((member) => member.userId === actor.userId) : undefined;
  if (!own || own.suspended) throw new AppError("FORBIDDEN");
  return { userId: own.userId, role: own.role, permissions: own.permissions };
}

/** The member an action is about. Throws NOT_FOUND for somebody who does not work here. */
export function memberOf<Row extends StaffRow>(staff: readonly Row[], userId: string): Row {
  const member = staff.find((candidate) => candidate.userId === userId);
  if (!member) throw new AppError("NOT_FOUND");
  return member;
}

/** Who manages staff gives roles that may do no more than they may themselves. */
export function mayGrant(manager: Standing, to: Standing): boolean {
  return holds(manager, "staff:manage") && covers(manager, to);
}

export function checkGrant(manager: Manager, to: Standing): void {
  if (!mayGrant(manager, to)) throw new AppError("FORBIDDEN", "Your role does not allow giving this role");
}

/** Makes or changes a role of the publication's own: neither what it was nor what it becomes is above the person who does it. */
export function checkRoleMaking(manager: Manager, ...sets: readonly (readonly Permission[])[]): void {
  if (!holds(manager, "staff:manage")) throw new AppError("FORBIDDEN");
  const beyond = sets.some((set) => !set.every((each) => holds(manager, each)));
  if (beyond) throw new AppError("FORBIDDEN", "A role cannot be given more than you may do yourself");
}

/** Grants one person more than their role, or takes that back: never more than the granting person may do. */
export function checkExtras(manager: Manager, member: StaffRow, permissions: readonly Permission[]): void {
  checkManages(manager, member);
  if (member.role === "owner") throw new AppError("CONFLICT", "An owner may do everything already");
  if (!permissions.every((each) => holds(manager, each)))
    throw new AppError("FORBIDDEN", "You cannot grant more than you may do yourself");
}

function checkManages(manager: Manager, member: StaffRow): void {
  if (!holds(manager, "staff:manage")) throw new AppError("FORBIDDEN");
  if (!covers(manager, member)) throw new AppError("FORBIDDEN", "This person may do more than you");
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
  to: Standing,
): void {
  checkManages(manager, member);
  checkGrant(manager, to);
  if (to.role !== "owner") checkOwnerRemains(staff, member);
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
  if (!holds(manager, "publication:transfer")) throw new AppError("FORBIDDEN");
  if (manager.userId === member.userId) throw new AppError("CONFLICT", "You are the owner already");
  if (member.suspended) throw new AppError("CONFLICT", "This person is suspended");
}
