import { holds, permissionsOfScope, type Standing, type TokenScope } from "@broadsheet/contract/permissions";
import { type Actor, can } from "../kernel/actor.ts";

/** The scopes among `wanted` that hold a permission the actor lacks: nobody gives a token more than they may do themselves. */
export function scopesBeyond(actor: Actor, wanted: readonly TokenScope[]): TokenScope[] {
  return wanted.filter((scope) => !permissionsOfScope[scope].every((permission) => can(actor, permission)));
}

/** What is left of a token's scopes where its maker stands now: who may do less than before has no token that does it for them. */
export function scopesWithin(maker: Standing, scopes: readonly TokenScope[]): TokenScope[] {
  return scopes.filter((scope) => permissionsOfScope[scope].every((permission) => holds(maker, permission)));
}
