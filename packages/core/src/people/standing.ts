import { resolvePermissions, type StoredStanding } from "@broadsheet/contract/permissions";
import type { OwnRoleRef } from "@broadsheet/contract/staff-roles";
import { invitations, memberships, staffRoles } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

/** What a query of memberships selects, and joins, to know what people may do. */
export const standingColumns = {
  role: memberships.role,
  rolePermissions: staffRoles.permissions,
  extraPermissions: memberships.extraPermissions,
};
export const ownRoleColumns = { ownRoleId: staffRoles.id, ownRoleName: staffRoles.name };
export const ownRoleOfMember = and(
  eq(staffRoles.publicationId, memberships.publicationId),
  eq(staffRoles.id, memberships.roleId),
);
export const ownRoleOfInvitation = and(
  eq(staffRoles.publicationId, invitations.publicationId),
  eq(staffRoles.id, invitations.roleId),
);

/** A row of such a query with the one set of permissions in place of its parts. */
export function withPermissions<Row extends StoredStanding>({
  rolePermissions,
  extraPermissions,
  ...row
}: Row) {
  const stored = { role: row.role, rolePermissions, extraPermissions };
  return { ...row, permissions: resolvePermissions(stored) };
}

/** A row with its columns of an own role as one. */
export function withOwnRole<Row extends { ownRoleId: string | null; ownRoleName: string | null }>({
  ownRoleId,
  ownRoleName,
  ...row
}: Row) {
  const ownRole: OwnRoleRef | null =
    ownRoleId === null || ownRoleName === null ? null : { id: ownRoleId, name: ownRoleName };
  return { ...row, ownRole };
}
