/** Roles from the most to the least powerful. */
export const roles = ["owner", "admin", "editor", "author", "contributor"] as const;
export type Role = (typeof roles)[number];

/** What somebody may do. `own` means: posts on whose byline the person stands. */
export const permissions = [
  "post:create",
  "post:read:own",
  "post:read:any",
  "post:comment:own",
  "post:comment:any",
  "post:suggest:own",
  "post:suggest:any",
  "post:edit:own",
  "post:edit:any",
  "post:submit:own",
  "post:submit:any",
  "post:publish:own",
  "post:publish:any",
  "post:archive:own",
  "post:archive:any",
  "post:delete:own",
  "post:delete:any",
  "post:review",
  "post:assign-authors",
  "tag:read",
  "tag:create",
  "tag:manage",
  "snippet:create",
  "snippet:manage",
  "media:read",
  "media:upload",
  "media:manage",
  "author:read",
  "author:manage",
  "staff:read",
  "staff:manage",
  "redirect:manage",
  "token:manage",
  "audit:read",
  "outbox:read",
  "publication:read",
  "publication:manage",
  "publication:import",
  "publication:export",
  "publication:transfer",
] as const;
export type Permission = (typeof permissions)[number];

const contributor: Permission[] = [
  "post:create",
  "post:read:own",
  "post:comment:own",
  "post:suggest:own",
  "post:edit:own",
  "post:submit:own",
  "post:delete:own",
  "tag:read",
  "media:read",
  "media:upload",
  "author:read",
  "publication:read",
];
const author: Permission[] = [
  ...contributor,
  "post:publish:own",
  "post:archive:own",
  "tag:create",
  "snippet:create",
];
const editor: Permission[] = [
  ...author,
  "post:read:any",
  "post:comment:any",
  "post:suggest:any",
  "post:edit:any",
  "post:submit:any",
  "post:publish:any",
  "post:archive:any",
  "post:delete:any",
  "post:review",
  "post:assign-authors",
  "tag:manage",
  "snippet:manage",
  "media:manage",
  "author:manage",
  "staff:read",
];
const admin: Permission[] = [
  ...editor,
  "staff:manage",
  "redirect:manage",
  "token:manage",
  "audit:read",
  "publication:manage",
  "publication:import",
  "publication:export",
];
/** The outbox shows other people's sign-in links, so nobody below the owner may read it. */
const owner: Permission[] = [...admin, "publication:transfer", "outbox:read"];

/** The one permission table; server and screens read the same. */
export const permissionsOf: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(owner),
  admin: new Set(admin),
  editor: new Set(editor),
  author: new Set(author),
  contributor: new Set(contributor),
};

/** Any of these lets somebody see snippets: whoever writes may put them into a text. */
export const snippetPermissions: readonly Permission[] = [
  "post:create",
  "post:edit:own",
  "post:edit:any",
  "snippet:create",
  "snippet:manage",
];

export function roleAllows(who: Role, permission: Permission): boolean {
  return permissionsOf[who].has(permission);
}

/** Permissions that nobody but an owner has: they cannot be given away one by one. */
const ownersAlone: ReadonlySet<Permission> = new Set(["publication:transfer", "outbox:read"]);

/** What a role of a publication's own can hold, and what one person can be granted on top of their role. */
export const grantablePermissions: readonly Permission[] = permissions.filter(
  (candidate) => !ownersAlone.has(candidate),
);

/** Where somebody stands in a publication. Without `permissions`, they may do what the built-in role says. */
export interface Standing {
  role: Role;
  permissions?: ReadonlySet<Permission> | undefined;
}

/** What a place on the staff is made of, as it is stored. */
export interface StoredStanding {
  role: Role;
  /** Of the publication's own role that stands instead of the built-in one; null without such. */
  rolePermissions: readonly string[] | null;
  extraPermissions: readonly string[];
}

/** The one set that every check reads. An owner's is complete; a permission this version does not know gives nothing. */
export function resolvePermissions(stored: StoredStanding): ReadonlySet<Permission> {
  const { role, rolePermissions, extraPermissions } = stored;
  if (role === "owner") return permissionsOf.owner;
  const given = new Set([...(rolePermissions ?? permissionsOf[role]), ...extraPermissions]);
  return new Set([
    ...(rolePermissions === null ? permissionsOf[role] : []),
    ...grantablePermissions.filter((candidate) => given.has(candidate)),
  ]);
}

export function permissionsHeld({ role, permissions: held }: Standing): ReadonlySet<Permission> {
  return held ?? permissionsOf[role];
}

export function holds(who: Standing, permission: Permission): boolean {
  return permissionsHeld(who).has(permission);
}

/** True when `a` may do everything that `b` may: nobody manages people, or gives roles, that may do more than they do. */
export function covers(a: Standing, b: Standing): boolean {
  const held = permissionsHeld(a);
  return [...permissionsHeld(b)].every((each) => held.has(each));
}

/** True when a person of role `a` stands above one of role `b`. */
export function outranks(a: Role, b: Role): boolean {
  return roles.indexOf(a) < roles.indexOf(b);
}

/** The built-in roles that somebody may give to others: those that may do no more than they do, for people who manage staff. */
export function assignableRoles(who: Standing): Role[] {
  if (!holds(who, "staff:manage")) return [];
  return roles.filter((candidate) => covers(who, { role: candidate }));
}

/** Scopes of API tokens: each stands for a set of permissions, so a token can never do more than a role could. */
export const tokenScopes = [
  "content:read",
  "posts:read",
  "posts:write",
  "posts:publish",
  "tags:write",
  "media:write",
] as const;
export type TokenScope = (typeof tokenScopes)[number];

export const permissionsOfScope: Readonly<Record<TokenScope, readonly Permission[]>> = {
  "content:read": [],
  "posts:read": ["post:read:any", "tag:read", "author:read", "media:read"],
  "posts:write": [
    "post:create",
    "post:read:any",
    "post:edit:any",
    "post:submit:any",
    "post:delete:any",
    "post:assign-authors",
  ],
  "posts:publish": ["post:publish:any", "post:archive:any"],
  "tags:write": ["tag:read", "tag:create", "tag:manage"],
  "media:write": ["media:read", "media:upload"],
};
