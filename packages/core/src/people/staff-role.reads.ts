import type { Role } from "@broadsheet/contract/permissions";
import type { StaffRole } from "@broadsheet/contract/staff-roles";
import type { Tx } from "@broadsheet/db/connection";
import { staffRoles } from "@broadsheet/db/schema";
import { and, asc, eq, sql } from "drizzle-orm";

/** Counted for each of the few roles of a publication. Names are written out: alone in a query, columns would lose their table's. */
const people = sql<number>`(
  select count(*)::int from memberships m
  where m.publication_id = staff_roles.publication_id and m.role_id = staff_roles.id
)`;
const offers = sql<number>`(
  select count(*)::int from invitations i
  where i.publication_id = staff_roles.publication_id and i.role_id = staff_roles.id
    and i.accepted_at is null and i.revoked_at is null
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
