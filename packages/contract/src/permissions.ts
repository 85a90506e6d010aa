import { z } from "zod";

/** Roles from the most to the least powerful. */
export const roles = ["owner", "admin", "editor", "author", "contributor"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

type Scoped<Verb extends string> = `post:${Verb}:${"own" | "any"}`;

/** What somebody may do. `own` means: posts on whose byline the person stands. */
export type Permission =
  | "post:create"
  | Scoped<"read" | "comment" | "suggest" | "edit" | "submit" | "publish" | "archive" | "delete">
  | "post:review"
  | "post:assign-authors"
  | "tag:read"
  | "tag:create"
  | "tag:manage"
  | "media:read"
  | "media:upload"
  | "media:manage"
  | "author:read"
  | "author:manage"
  | "staff:read"
  | "staff:manage"
  | "redirect:manage"
  | "token:manage"
  | "audit:read"
  | "outbox:read"
  | "publication:read"
  | "publication:manage"
  | "publication:transfer";

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
const author: Permission[] = [...contributor, "post:publish:own", "post:archive:own", "tag:create"];
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

export function roleAllows(who: Role, permission: Permission): boolean {
  return permissionsOf[who].has(permission);
}

/** True when a person of role `a` stands above one of role `b`: nobody manages people of a higher role. */
export function outranks(a: Role, b: Role): boolean {
  return roles.indexOf(a) < roles.indexOf(b);
}

/** Roles that a person of this role may give to somebody else: its own and those below, for people who manage staff. */
export function assignableRoles(who: Role): Role[] {
  if (!roleAllows(who, "staff:manage")) return [];
  return roles.filter((candidate) => candidate === who || outranks(who, candidate));
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
export const tokenScope = z.enum(tokenScopes);
export type TokenScope = z.infer<typeof tokenScope>;

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
