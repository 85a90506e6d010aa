import type { Rendition } from "@broadsheet/contract/media";
import type { AuditEntry } from "@broadsheet/contract/people";
import type { TokenScope } from "@broadsheet/contract/permissions";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { publications } from "./publications.ts";

const ofPublication = (t: { publicationId: AnyPgColumn }) =>
  foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade");

/** Redirects made by hand or by an import; those of changed slugs are in `slug_history`. */
export const redirects = pgTable(
  "redirects",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    fromPath: text().notNull(),
    to: text().notNull(),
    permanent: boolean().notNull().default(true),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    unique("redirects_from").on(t.publicationId, t.fromPath),
    ofPublication(t),
    check("redirects_from_is_path", sql`${t.fromPath} like '/%' and ${t.fromPath} not like '//%'`),
    scopedPolicy(),
  ],
);

/** Uploaded files, named by their content, so that an address never changes its meaning. */
export const media = pgTable(
  "media",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    fileName: text().notNull(),
    contentType: text().notNull(),
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    alt: text().notNull().default(""),
    /** What must stay in sight where a picture is cropped: 0 to 1, from the left and from the top. */
    focalX: real().notNull().default(0.5),
    focalY: real().notNull().default(0.5),
    /** Whether a picture moves; null until its file was looked into. */
    animated: boolean(),
    /** A tiny picture as a data address, shown until the real one is there. */
    placeholder: text(),
    /** Smaller and lighter versions of a picture; null until they were made once, empty for what gets none. */
    renditions: jsonb().$type<Rendition[]>(),
    /** The recipe they were made by; 0 for none. */
    renditionsVersion: integer().notNull().default(0),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    index("media_renditions").on(t.publicationId, t.renditionsVersion, t.id),
    check("media_focal_point", sql`${t.focalX} between 0 and 1 and ${t.focalY} between 0 and 1`),
    unique("media_content").on(t.publicationId, t.sha256),
    index("media_created").on(t.publicationId, t.createdAt.desc(), t.id.desc()),
    ofPublication(t),
    check("media_bytes_positive", sql`${t.bytes} > 0`),
    scopedPolicy(),
  ],
);

/** Who did what, when. Written in the transaction of the change it speaks of; never updated. */
export const auditLog = pgTable(
  "audit_log",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    action: text().notNull(),
    /** Null when a job or the command line acted. */
    actorId: uuid().references(() => users.id, { onDelete: "set null" }),
    actorKind: text().$type<"user" | "token" | "system">().notNull(),
    /** The API token that acted, if one did. */
    tokenId: uuid(),
    subjectType: text().notNull(),
    subjectId: uuid(),
    data: jsonb().$type<AuditEntry["data"]>().notNull().default({}),
    requestId: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    index("audit_log_created").on(t.publicationId, t.createdAt.desc(), t.id.desc()),
    index("audit_log_subject").on(
      t.publicationId,
      t.subjectType,
      t.subjectId,
      t.createdAt.desc(),
      t.id.desc(),
    ),
    index("audit_log_kind").on(t.publicationId, t.subjectType, t.createdAt.desc(), t.id.desc()),
    index("audit_log_actor").on(t.publicationId, t.actorId, t.createdAt.desc(), t.id.desc()),
    ofPublication(t),
    scopedPolicy(),
  ],
);

/** Tokens of the REST API. Only the SHA-256 of a secret is kept; the secret has 256 bits, so no slow hash is needed. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    name: text().notNull(),
    prefix: text().notNull(),
    tokenHash: text().notNull(),
    scopes: text().array().$type<TokenScope[]>().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    unique("api_tokens_hash").on(t.publicationId, t.tokenHash),
    ofPublication(t),
    scopedPolicy(),
  ],
);

/** What an import brought, by its name in the source: a second run finds what it made before, and whether it changed. */
export const importedItems = pgTable(
  "imported_items",
  {
    publicationId: publicationId(),
    source: text().notNull(),
    sourceType: text().notNull(),
    sourceId: text().notNull(),
    localId: uuid().notNull(),
    checksum: text().notNull(),
    importedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.source, t.sourceType, t.sourceId] }),
    index("imported_items_local").on(t.publicationId, t.localId),
    ofPublication(t),
    scopedPolicy(),
  ],
);
