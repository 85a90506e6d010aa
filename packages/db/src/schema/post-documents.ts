import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { posts } from "./posts.ts";

/**
 * The Yjs document behind a working copy that was opened for writing together; one a post at most. `post_working_copies` is what it comes
 * to, up to `foldedSeq`.
 */
export const postDocuments = pgTable(
  "post_documents",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    /** Tells this document from one that another history of the database made for the same post. */
    documentId: uuid().notNull(),
    /** Everything up to `stateSeq`, merged. */
    state: bytes().notNull(),
    stateSeq: bigint({ mode: "number" }).notNull(),
    /** The newest update. */
    headSeq: bigint({ mode: "number" }).notNull(),
    /** The newest update that the working copy's row holds. */
    foldedSeq: bigint({ mode: "number" }).notNull(),
    /** Bytes of `state` and of the updates after it: what the document may not grow beyond. */
    size: integer().notNull(),
    /** When a background fold was asked for; null where nothing waits. */
    foldAskedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId] }),
    foreignKey({
      columns: [t.publicationId, t.postId],
      foreignColumns: [posts.publicationId, posts.id],
    }).onDelete("cascade"),
    index("post_documents_to_fold")
      .on(t.publicationId, t.foldAskedAt)
      .where(sql`${t.foldAskedAt} is not null`),
    scopedPolicy(),
  ],
);

/** What was changed, in the order it was acknowledged; without gaps. Those that `state` holds are dropped after a while. */
export const postUpdates = pgTable(
  "post_updates",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    seq: bigint({ mode: "number" }).notNull(),
    update: bytes().notNull(),
    /** Null for programs and Broadsheet itself. */
    userId: uuid().references(() => users.id, { onDelete: "set null" }),
    /** The open editor it came from, as Yjs numbers them; 0 for the server. */
    client: bigint({ mode: "number" }).notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.seq] }),
    foreignKey({
      columns: [t.publicationId, t.postId],
      foreignColumns: [postDocuments.publicationId, postDocuments.postId],
    }).onDelete("cascade"),
    scopedPolicy(),
  ],
);

/** Who has a post open now: one row an open editor, gone or out of date when it is closed. */
export const postPresences = pgTable(
  "post_presences",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    client: bigint({ mode: "number" }).notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Where they are in the text, as Yjs relative positions; null when they are elsewhere. */
    caret: jsonb().$type<{ anchor: string; head: string }>(),
    /** The part of the screen they are in, such as `title`. */
    place: text(),
    seenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.client] }),
    foreignKey({
      columns: [t.publicationId, t.postId],
      foreignColumns: [posts.publicationId, posts.id],
    }).onDelete("cascade"),
    scopedPolicy(),
  ],
);
