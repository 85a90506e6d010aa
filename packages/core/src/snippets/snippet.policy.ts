import { snippetPermissions } from "@broadsheet/contract/permissions";
import { type Actor, can, userIdOf } from "../kernel/actor.ts";

/** Whoever writes may put snippets into what they write, and so see them. */
export function maySeeSnippets(actor: Actor): boolean {
  return snippetPermissions.some((permission) => can(actor, permission));
}

/** Who makes snippets keeps those they made; editors keep all. */
export function mayChangeSnippet(actor: Actor, { createdBy }: { createdBy: string | null }): boolean {
  if (can(actor, "snippet:manage")) return true;
  return can(actor, "snippet:create") && createdBy !== null && createdBy === userIdOf(actor);
}
