import { sql } from "drizzle-orm";
import { customType, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { publications } from "./publications.ts";

/** A transaction's number that never repeats (`xid8`), as text. */
const transactionNumber = customType<{ data: string }>({ dataType: () => "xid8" });

/**
 * What readers' caches have to forget: written by the transaction of the change, read by every web process in the order of commits
 * (`cache_purges_since`), kept for an hour. docs/decisions/0030.
 */
export const cachePurges = pgTable(
  "cache_purges",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    tags: text().array().notNull(),
    /** The transaction that wrote it: ids are given out before commits, so they tell nothing about their order. */
    transaction: transactionNumber().notNull().default(sql`pg_current_xact_id()`),
    createdAt: instant().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    // Read across publications by the processes that serve them, and trimmed by age.
    index("cache_purges_transaction").on(t.transaction),
    index("cache_purges_created").on(t.createdAt),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    scopedPolicy(),
  ],
);
