import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { publications } from "./publications.ts";

export const tags = pgTable(
  "tags",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    name: text().notNull(),
    slug: text().notNull(),
    description: text().notNull().default(""),
    imageUrl: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    unique("tags_slug").on(t.publicationId, t.slug),
    index("tags_name").on(t.publicationId, sql`lower(${t.name})`),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    check("tags_name_length", sql`char_length(${t.name}) between 1 and 100`),
    scopedPolicy(),
  ],
);
