import { sql } from "drizzle-orm";
import { customType, pgPolicy, pgRole, uuid } from "drizzle-orm/pg-core";

/** The role that web and worker run as: it owns nothing and cannot bypass row-level security. Made by `migrateDatabase`. */
export const appRole = pgRole("broadsheet_app").existing();

/**
 * `timestamptz` in milliseconds, read and written as ISO 8601 text in UTC. One form from the column to the browser, and cursors that
 * compare exactly.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: (value) => new Date(value).toISOString(),
  toDriver: (value) => value,
});

/** Binary data, as bytes on both sides. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** A Postgres `tsvector`; only ever written by SQL expressions. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * SQL of a text of which nothing but words is left, so that names of files, addresses and JSON's escapes are found by each of their words. Not
 * `[:alnum:]`, which follows the database's locale.
 */
export const plainWords = (text: string) =>
  sql.raw(`regexp_replace(regexp_replace(${text}, '\\\\[a-z]', ' ', 'g'), '[!-/:-@\\[-\`{-~]+', ' ', 'g')`);

/** The column every row of a publication carries and every key starts with. */
export const publicationId = () => uuid("publication_id").notNull();

/** True for rows of the publication that the running transaction was opened for (`inPublication`). */
const ofCurrentPublication = sql`publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid`;

/** The second lock: without a publication set, a query sees and writes nothing. */
export const scopedPolicy = () =>
  pgPolicy("of_current_publication", {
    as: "permissive",
    for: "all",
    to: appRole,
    using: ofCurrentPublication,
    withCheck: ofCurrentPublication,
  });
