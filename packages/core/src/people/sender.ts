import { type Permission, type Role, resolvePermissions } from "@broadsheet/contract/permissions";
import { invitations, memberships, staffRoles } from "@broadsheet/db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { mayGrant } from "./staff.policy.ts";

/** Whoever sent an invitation last, while they work here and are not suspended. */
export const sender = alias(memberships, "sender");
export const senderRole = alias(staffRoles, "sender_role");
export const senderOfInvitation = and(
  eq(sender.publicationId, invitations.publicationId),
  eq(sender.userId, invitations.invitedBy),
  isNull(sender.suspendedAt),
);
export const ownRoleOfSender = and(
  eq(senderRole.publicationId, sender.publicationId),
  eq(senderRole.id, sender.roleId),
);

/** What a query of invitations selects, with `ownRoleOfInvitation` and the two joins above, to know whether one holds. */
export const vouchingColumns = {
  offered: staffRoles.permissions,
  senderRole: sender.role,
  senderRolePermissions: senderRole.permissions,
  senderExtras: sender.extraPermissions,
};

interface VouchingRow {
  role: Role;
  offered: readonly string[] | null;
  senderRole: Role | null;
  senderRolePermissions: readonly string[] | null;
  senderExtras: readonly Permission[] | null;
}

/** A row of such a query that says whether its sender could send it today: if not, it admits nobody. */
export function withVouched<Row extends VouchingRow>({
  offered,
  senderRole: from,
  senderRolePermissions,
  senderExtras,
  ...row
}: Row) {
  const { role } = row;
  const to = {
    role,
    permissions: resolvePermissions({ role, rolePermissions: offered, extraPermissions: [] }),
  };
  const vouched =
    from !== null &&
    mayGrant(
      {
        role: from,
        permissions: resolvePermissions({
          role: from,
          rolePermissions: senderRolePermissions,
          extraPermissions: senderExtras ?? [],
        }),
      },
      to,
    );
  return { ...row, vouched };
}
