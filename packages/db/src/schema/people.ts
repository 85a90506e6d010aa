import type { Permission, Role } from "@broadsheet/contract/permissions";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  inet,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { publications } from "./publications.ts";
import { staffRoles } from "./staff-roles.ts";

/**
 * People, their ways in and their sessions belong to the installation, because one person may work for several publications:
 * docs/decisions/0002-people-are-installation-wide.md.
 */
export const users = pgTable(
  "users",
  {
    id: uuid().primaryKey(),
    /** Lower-case; how people are found. */
    email: text().notNull(),
    name: text().notNull(),
    /** argon2id in PHC string form; null for people who sign in by link or identity provider only. */
    passwordHash: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [unique("users_email").on(t.email), check("users_email_lower", sql`${t.email} = lower(${t.email})`)],
);

/** An account at an OpenID Connect provider that signs a user in. */
export const identities = pgTable(
  "identities",
  {
    provider: text().notNull(),
    subject: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] }), index("identities_user").on(t.userId)],
);

/** A signed-in browser. The cookie is a JWT that names this row; without the row it opens nothing. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    method: text().$type<"password" | "link" | "oidc" | "claim" | "invitation" | "passkey">().notNull(),
    userAgent: text(),
    ip: inet(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** When a second factor was given in it; null for none. */
    secondFactorAt: instant(),
    /** When the person last showed again that it is them; null for not since they signed in. */
    confirmedAt: instant(),
  },
  (t) => [
    index("sessions_user").on(t.userId, t.createdAt),
    check(
      "sessions_method",
      sql`${t.method} in ('password', 'link', 'oidc', 'claim', 'invitation', 'passkey')`,
    ),
  ],
);

/** One-time links: claiming the installation, signing in by mail. Only the SHA-256 of the secret is kept. */
export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    tokenHash: text().primaryKey(),
    purpose: text().$type<"claim" | "sign_in">().notNull(),
    email: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index("one_time_tokens_expiry").on(t.expiresAt),
    check("one_time_tokens_purpose", sql`${t.purpose} in ('claim', 'sign_in')`),
  ],
);

/** A name on a byline, with or without an account behind it. */
export const authors = pgTable(
  "authors",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    name: text().notNull(),
    slug: text().notNull(),
    bio: text().notNull().default(""),
    avatarUrl: text(),
    website: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    unique("authors_slug").on(t.publicationId, t.slug),
    index("authors_name").on(t.publicationId, t.name),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    scopedPolicy(),
  ],
);

const roleCheck = (column: unknown) =>
  sql`${column} in ('owner', 'admin', 'editor', 'author', 'contributor')`;

const ownRoleCheck = (t: { role: AnyPgColumn; roleId: AnyPgColumn }) =>
  sql`${t.roleId} is null or ${t.role} = 'contributor'`;

/** Who works for a publication, as what, and under which name. */
export const memberships = pgTable(
  "memberships",
  {
    publicationId: publicationId(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    authorId: uuid().notNull(),
    role: text().$type<Role>().notNull(),
    /** A role of the publication's own, which stands instead of the built-in one: that is `contributor` then, and gives nothing. */
    roleId: uuid(),
    /** What this person may do on top of their role. */
    extraPermissions: text().array().$type<Permission[]>().notNull().default([]),
    suspendedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.userId] }),
    unique("memberships_author").on(t.publicationId, t.authorId),
    foreignKey({
      columns: [t.publicationId, t.authorId],
      foreignColumns: [authors.publicationId, authors.id],
    }),
    index("memberships_own_role").on(t.publicationId, t.roleId),
    foreignKey({
      name: "memberships_own_role_exists",
      columns: [t.publicationId, t.roleId],
      foreignColumns: [staffRoles.publicationId, staffRoles.id],
    }),
    check("memberships_role", roleCheck(t.role)),
    check("memberships_own_role_stands_alone", ownRoleCheck(t)),
    scopedPolicy(),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** As in `memberships`. */
    roleId: uuid(),
    tokenHash: text().notNull(),
    invitedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    unique("invitations_token").on(t.publicationId, t.tokenHash),
    uniqueIndex("invitations_open_email")
      .on(t.publicationId, t.email)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    foreignKey({
      name: "invitations_own_role_exists",
      columns: [t.publicationId, t.roleId],
      foreignColumns: [staffRoles.publicationId, staffRoles.id],
    }),
    check("invitations_role", roleCheck(t.role)),
    check("invitations_own_role_stands_alone", ownRoleCheck(t)),
    scopedPolicy(),
  ],
);
