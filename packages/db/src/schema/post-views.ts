import type { PostFilter } from "@broadsheet/contract/post-lists";
import type { PostKind } from "@broadsheet/contract/posts";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { publications } from "./publications.ts";

/** A list of posts somebody wants to come back to: what it is narrowed down to, under a name. */
export const postViews = pgTable(
  "post_views",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text().$type<PostKind>().notNull(),
    name: text().notNull(),
    /** For everybody on the staff, not for its maker alone. */
    shared: boolean().notNull().default(false),
    filter: jsonb().$type<PostFilter>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    index("post_views_person").on(t.publicationId, t.userId),
    check("post_views_kind", sql`${t.kind} in ('post', 'page')`),
    scopedPolicy(),
  ],
);
