import { AppError } from "@broadsheet/contract/errors";
import type { Permission } from "@broadsheet/contract/permissions";
import { type Actor, can } from "./actor.ts";

/** Throws UNAUTHENTICATED for strangers and FORBIDDEN for people whose role lacks the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  throw new AppError(actor.kind === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
}
