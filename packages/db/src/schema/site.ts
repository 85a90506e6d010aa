import type { Crop, MediaKind, Rendition } from "@broadsheet/contract/media";
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
import { instant, plainWords, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { posts } from "./posts.ts";
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

/** Folders of the media library: names for people, no part of an address. */
export const mediaFolders = pgTable(
  "media_folders",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    parentId: uuid(),
    name: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    ofPublication(t),
    foreignKey({
      name: "media_folders_parent",
      columns: [t.publicationId, t.parentId],
      foreignColumns: [t.publicationId, t.id],
    }),
    unique("media_folders_name").on(t.publicationId, t.parentId, t.name).nullsNotDistinct(),
    scopedPolicy(),
  ],
);

const mediaKindOf = sql`case when content_type like 'image/%' then 'image' when content_type like 'audio/%' then 'audio' when content_type like 'video/%' then 'video' else 'document' end`;
/** Words of a file's name and description, as its index has them. */
export const mediaWords = sql`to_tsvector('simple', ${plainWords("file_name || ' ' || alt")})`;

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
    /** Of the bytes as they were uploaded, before what a camera noted was taken out; null for older files. */
    sourceSha256: text(),
    folderId: uuid(),
    /** The file it was cut from, and which part of it. */
    originId: uuid(),
    crop: jsonb().$type<Crop>(),
    /** In the bin since; nothing shows it then, and a job takes it away for good. */
    deletedAt: instant(),
    kind: text().$type<MediaKind>().notNull().generatedAlwaysAs(mediaKindOf),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    foreignKey({
      name: "media_folder",
      columns: [t.publicationId, t.folderId],
      foreignColumns: [mediaFolders.publicationId, mediaFolders.id],
    }),
    index("media_source").on(t.publicationId, t.sourceSha256),
    index("media_in_folder").on(t.publicationId, t.folderId, t.createdAt.desc(), t.id.desc()),
    index("media_of_kind").on(t.publicationId, t.kind, t.createdAt.desc(), t.id.desc()),
    index("media_origin").on(t.publicationId, t.originId).where(sql`${t.originId} is not null`),
    index("media_bin")
      .on(t.publicationId, t.deletedAt.desc(), t.id.desc())
      .where(sql`${t.deletedAt} is not null`),
    // Asked by `find_media`, which row-level security does not bind.
    index("media_words").using("gin", mediaWords),
    index("media_renditions").on(t.publicationId, t.renditionsVersion, t.id),
    check("media_focal_point", sql`${t.focalX} between 0 and 1 and ${t.focalY} between 0 and 1`),
    unique("media_content").on(t.publicationId, t.sha256),
    index("media_created").on(t.publicationId, t.createdAt.desc(), t.id.desc()),
    ofPublication(t),
    check("media_bytes_positive", sql`${t.bytes} > 0`),
    scopedPolicy(),
  ],
);

/** Which post shows which file, by its content: kept by triggers of posts and working copies, whoever writes them. */
export const mediaUses = pgTable(
  "media_uses",
  {
    publicationId: publicationId(),
    sha256: text().notNull(),
    postId: uuid().notNull(),
    /** To readers, or in the working copy. */
    place: text().$type<"live" | "working">().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.sha256, t.postId, t.place] }),
    foreignKey({
      columns: [t.publicationId, t.postId],
      foreignColumns: [posts.publicationId, posts.id],
    }).onDelete("cascade"),
    index("media_uses_post").on(t.publicationId, t.postId, t.place),
    check("media_uses_place", sql`${t.place} in ('live', 'working')`),
    scopedPolicy(),
  ],
);

/** A file on its way in pieces; the pieces lie in storage until it is whole or given up. */
export const mediaUploads = pgTable(
  "media_uploads",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    fileName: text().notNull(),
    bytes: integer().notNull(),
    /** Of the whole, as its sender says. */
    sha256: text().notNull(),
    folderId: uuid(),
    /** Numbers of the pieces that are stored. */
    received: integer().array().notNull().default([]),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    ofPublication(t),
    index("media_uploads_person").on(t.publicationId, t.userId, t.sha256),
    index("media_uploads_age").on(t.publicationId, t.createdAt),
    check("media_uploads_bytes", sql`${t.bytes} > 0`),
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
