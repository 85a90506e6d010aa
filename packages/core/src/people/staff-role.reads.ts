import type { Role } from "@broadsheet/contract/permissions";
import type { StaffRole } from "@broadsheet/contract/staff-roles";
import type { Tx } from "@broadsheet/db/connection";
import { invitations, memberships, staffRoles } from "@broadsheet/db/schema";
import { and, asc, eq, sql } from "drizzle-orm";

/** Counted for each of the few roles of a publication. */
const people = sql<number>`(
  select count(*)::int from ${memberships}
  where ${memberships.publicationId} = ${staffRoles.publicationId} and ${memberships.roleId} = ${staffRoles.id}
)`;
const offers = sql<number>`(
  select count(*)::int from ${invitations}
  where ${invitations.publicationId} = ${staffRoles.publicationId} and ${invitations.roleId} = ${staffRoles.id}
    and ${invitations.acceptedAt} is null and ${invitations.revokedAt} is null
)`;

const columns = {
  id: staffRoles.id,
  name: staffRoles.name,
  description: staffRoles.description,
  permissions: staffRoles.permissions,
  people,
  invitations: offers,
  version: staffRoles.version,
  updatedAt: staffRoles.updatedAt,
};

/** The roles a publication made itself, by name. */
export function listStaffRoles(tx: Tx, publicationId: string): Promise<StaffRole[]> {
  return tx
    .select(columns)
    .from(staffRoles)
    .where(eq(staffRoles.publicationId, publicationId))
    .orderBy(asc(staffRoles.name));
}

export async function findStaffRole(tx: Tx, publicationId: string, id: string): Promise<StaffRole | null> {
  const [row] = await tx
    .select(columns)
    .from(staffRoles)
    .where(and(eq(staffRoles.publicationId, publicationId), eq(staffRoles.id, id)));
  return row ?? null;
}

/** Says a role in a word: the publication's own by their names, the built-in ones by theirs. */
export async function roleNames(
  tx: Tx,
  publicationId: string,
): Promise<(of: { role: Role; roleId: string | null }) => string> {
  const rows = await tx
    .select({ id: staffRoles.id, name: staffRoles.name })
    .from(staffRoles)
    .where(eq(staffRoles.publicationId, publicationId));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ({ role, roleId }) => (roleId && names.get(roleId)) || role;
}
