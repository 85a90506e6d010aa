import type { Permission } from "@broadsheet/contract/permissions";
import type { Tx } from "@broadsheet/db/connection";
import { invitations, staffRoles } from "@broadsheet/db/schema";
import { and, eq, isNotNull, or } from "drizzle-orm";

export interface LockedStaffRole {
  id: string;
  name: string;
  permissions: Permission[];
  version: number;
}

const one = (publicationId: string, id: string) =>
  and(eq(staffRoles.publicationId, publicationId), eq(staffRoles.id, id));

/** A role of the publication's own, as it will be until the transaction ends; null when there is none. */
export async function lockStaffRole(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<LockedStaffRole | null> {
  const [row] = await tx
    .select({
      id: staffRoles.id,
      name: staffRoles.name,
      permissions: staffRoles.permissions,
      version: staffRoles.version,
    })
    .from(staffRoles)
    .where(one(publicationId, id))
    .for("update");
  return row ?? null;
}

/** False when another role has this name. */
export async function insertStaffRole(tx: Tx, values: typeof staffRoles.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(staffRoles)
    .values(values)
    .onConflictDoNothing({ target: [staffRoles.publicationId, staffRoles.name] })
    .returning({ id: staffRoles.id });
  return made.length > 0;
}

export async function updateStaffRoleRow(
  tx: Tx,
  publicationId: string,
  id: string,
  change: Pick<
    typeof staffRoles.$inferInsert,
    "name" | "description" | "permissions" | "version" | "updatedAt"
  >,
): Promise<void> {
  await tx.update(staffRoles).set(change).where(one(publicationId, id));
}

/** Deletes a role nobody has. Invitations that were accepted or withdrawn long ago forget it. */
export async function deleteStaffRoleRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  const closed = or(isNotNull(invitations.acceptedAt), isNotNull(invitations.revokedAt));
  await tx
    .update(invitations)
    .set({ roleId: null })
    .where(and(eq(invitations.publicationId, publicationId), eq(invitations.roleId, id), closed));
  await tx.delete(staffRoles).where(one(publicationId, id));
}
