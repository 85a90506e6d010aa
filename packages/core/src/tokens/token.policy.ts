import { permissionsOfScope, type TokenScope } from "@broadsheet/contract/permissions";
import { type Actor, can } from "../kernel/actor.ts";

/** The scopes among `wanted` that hold a permission the actor lacks: nobody gives a token more than they may do themselves. */
export function scopesBeyond(actor: Actor, wanted: readonly TokenScope[]): TokenScope[] {
  return wanted.filter((scope) => !permissionsOfScope[scope].every((permission) => can(actor, permission)));
}
