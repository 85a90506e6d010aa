import { AppError } from "@broadsheet/contract/errors";
import type { Role, Standing } from "@broadsheet/contract/permissions";
import { resolvePermissions } from "@broadsheet/contract/permissions";
import type { RoleChoice } from "@broadsheet/contract/staff-roles";
import type { Tx } from "@broadsheet/db/connection";
import { lockStaffRole } from "./staff-role.writes.ts";

export interface ChosenRole extends Standing {
  role: Role;
  roleId: string | null;
}

/** A role as it is stored: the built-in one, or one of the publication's own, which stays as it is until the transaction ends. */
export async function chosenRole(
  tx: Tx,
  publicationId: string,
  choice: { [Key in keyof RoleChoice]: RoleChoice[Key] | null },
): Promise<ChosenRole> {
  if (!choice.roleId) return { role: choice.role ?? "contributor", roleId: null };
  const own = await lockStaffRole(tx, publicationId, choice.roleId);
  if (!own) throw new AppError("NOT_FOUND");
  const stored = { role: "contributor", rolePermissions: own.permissions, extraPermissions: [] } as const;
  return { role: "contributor", roleId: own.id, permissions: resolvePermissions(stored) };
}
