import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { posts } from "./posts.ts";

/** Secret addresses at which people without an account read a working copy. The secret itself is nowhere, only its hash. */
export const previewLinks = pgTable(
  "preview_links",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    postId: uuid().notNull(),
    tokenHash: text().notNull(),
    /** Whom it is for. */
    label: text().notNull().default(""),
    createdAt: instant().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    lastUsedAt: instant(),
    uses: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    foreignKey({
      columns: [t.publicationId, t.postId],
      foreignColumns: [posts.publicationId, posts.id],
    }).onDelete("cascade"),
    unique("preview_links_token").on(t.publicationId, t.tokenHash),
    index("preview_links_post").on(t.publicationId, t.postId, t.createdAt.desc()),
    scopedPolicy(),
  ],
);
