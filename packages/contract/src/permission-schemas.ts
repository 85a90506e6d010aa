import { z } from "zod";
import { grantablePermissions, type Permission, permissions, roles, tokenScopes } from "./permissions.ts";

export const role = z.enum(roles);
export const permission = z.enum(permissions);

const grantable: ReadonlySet<Permission> = new Set(grantablePermissions);
export const grantablePermission = permission.refine((value) => grantable.has(value), {
  error: "Only owners may do this",
});

export const tokenScope = z.enum(tokenScopes);
