import { z } from "zod";
import { grantablePermission, permission, role } from "./permission-schemas.ts";
import type { Role } from "./permissions.ts";
import { countedVersion, email, id, instant, line, text } from "./primitives.ts";

/** A role that a publication made itself, as people's rows name it. */
export const ownRoleRef = z.object({ id, name: z.string() });
export type OwnRoleRef = z.infer<typeof ownRoleRef>;

const permissionSet = z
  .array(grantablePermission)
  .max(100)
  .transform((values) => [...new Set(values)]);

export const staffRole = z
  .object({
    id,
    name: z.string(),
    description: z.string(),
    permissions: z.array(permission),
    /** How many people have it, and how many open invitations offer it. */
    people: z.number().int(),
    invitations: z.number().int(),
    version: z.number().int(),
    updatedAt: instant,
  })
  .meta({ id: "StaffRole" });
export type StaffRole = z.infer<typeof staffRole>;
export const listStaffRolesOutput = z.array(staffRole);

const fields = {
  name: line(60).pipe(z.string().min(1, { error: "Give the role a name" })),
  description: text(300),
  permissions: permissionSet,
};
export const createStaffRoleInput = z.object({ ...fields, description: fields.description.default("") });
export type CreateStaffRoleInput = z.infer<typeof createStaffRoleInput>;
export const updateStaffRoleInput = z.object({ id, version: countedVersion, ...fields });
export type UpdateStaffRoleInput = z.infer<typeof updateStaffRoleInput>;
export const deleteStaffRoleInput = z.object({ id });

/** What one person may do on top of their role; the whole list, as it shall be. */
export const setExtraPermissionsInput = z.object({ userId: id, permissions: permissionSet });

/** Either a built-in role or, by its id, one of the publication's own. */
export interface RoleChoice {
  role?: Role | undefined;
  roleId?: string | undefined;
}
const isOneRole = ({ role, roleId }: RoleChoice) => (role === undefined) !== (roleId === undefined);
const oneRole = { path: ["role"], error: "Choose one role" };
const roleFields = { role: role.optional(), roleId: id.optional() };

export const changeRoleInput = z.object({ userId: id, ...roleFields }).refine(isOneRole, oneRole);
export const inviteInput = z.object({ email, ...roleFields }).refine(isOneRole, oneRole);
