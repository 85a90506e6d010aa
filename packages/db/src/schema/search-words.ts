import { foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { publicationId, scopedPolicy } from "./columns.ts";
import { publications } from "./publications.ts";

/**
 * Words of what was published, so that a mistyped one can be led to the one that was meant. A word stays when its last post goes: nobody is shown
 * a word that finds nothing. `keys` are what misspellings of it have in common with it (packages/core/src/site/spelling.ts).
 */
export const searchWords = pgTable(
  "search_words",
  {
    publicationId: publicationId(),
    word: text().notNull(),
    keys: text().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.word] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    index("search_words_keys").using("gin", t.keys),
    scopedPolicy(),
  ],
);
