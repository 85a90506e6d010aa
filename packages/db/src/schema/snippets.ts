import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { publications } from "./publications.ts";

/** Pieces of text that are put into posts again and again, each time as a copy. `version` grows with every change of one. */
export const snippets = pgTable(
  "snippets",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    name: text().notNull(),
    document: jsonb().$type<PostDocumentJson>().notNull(),
    /** How it begins, as plain text: what lists show. */
    excerpt: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    updatedAt: instant().notNull(),
    updatedBy: uuid().references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    uniqueIndex("snippets_name").on(t.publicationId, sql`lower(${t.name})`),
    check("snippets_name_length", sql`char_length(${t.name}) between 1 and 100`),
    scopedPolicy(),
  ],
);

/** Which snippet shows which file, by its content: kept by triggers of `snippets`, as `media_uses` is of posts. */
export const snippetMediaUses = pgTable(
  "snippet_media_uses",
  {
    publicationId: publicationId(),
    sha256: text().notNull(),
    snippetId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.sha256, t.snippetId] }),
    foreignKey({
      columns: [t.publicationId, t.snippetId],
      foreignColumns: [snippets.publicationId, snippets.id],
    }).onDelete("cascade"),
    index("snippet_media_uses_snippet").on(t.publicationId, t.snippetId),
    scopedPolicy(),
  ],
);
