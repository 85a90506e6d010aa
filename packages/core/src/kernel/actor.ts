import {
  holds,
  type Permission,
  permissionsOfScope,
  type Role,
  type TokenScope,
} from "@broadsheet/contract/permissions";

/** A signed-in person, in the role they have in the publication at hand. */
export interface UserActor {
  kind: "user";
  userId: string;
  authorId: string;
  role: Role;
  /** What they may do: of the role, of one of the publication's own, and what they alone were granted. Missing: the role says it. */
  permissions?: ReadonlySet<Permission>;
  name: string;
  email: string;
  sessionId: string;
}

/** A program with an API token. */
export interface TokenActor {
  kind: "token";
  tokenId: string;
  name: string;
  scopes: readonly TokenScope[];
}

/** Broadsheet itself: a job, or an operator at the command line. May do everything within the publication. */
export interface SystemActor {
  kind: "system";
  name: string;
}

export interface AnonymousActor {
  kind: "anonymous";
}

export type Actor = UserActor | TokenActor | SystemActor | AnonymousActor;
/** Somebody who may change something, once the permission is checked. */
export type KnownActor = Exclude<Actor, AnonymousActor>;

/** Whether an actor holds a permission. For `own` permissions this says nothing yet about a particular post. */
export function can(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case "user":
      return holds(actor, permission);
    case "token":
      return actor.scopes.some((scope) => permissionsOfScope[scope].includes(permission));
    case "system":
      return true;
    case "anonymous":
      return false;
  }
}

/** The user row to name as author of a change; null for tokens and for Broadsheet itself. */
export function userIdOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
