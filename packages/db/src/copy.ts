import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
import type { Database } from "./connection.ts";

/**
 * Streams `rows` into the temporary table `staged (position bigint, value jsonb)` with COPY and runs `work` in the same transaction, which sees one
 * publication only: statements that move the rows from there are bound by row-level security, where COPY into a table under it is refused.
 */
export async function copyInPublication(
  db: Database,
  publicationId: string,
  rows: readonly unknown[],
  work: (sql: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  await db.sql.begin(async (sql) => {
    await sql`select set_config('broadsheet.publication_id', ${publicationId}, true)`;
    await sql`create temporary table staged (position bigint, value jsonb) on commit drop`;
    const copy = await sql`copy staged (position, value) from stdin`.writable();
    await pipeline(lines(rows), copy);
    await work(sql);
  });
}

/** COPY's text format: https://www.postgresql.org/docs/current/sql-copy.html, where a backslash escapes. */
function* lines(rows: readonly unknown[]): Generator<string> {
  for (const [position, row] of rows.entries()) {
    yield `${position}\t${JSON.stringify(row).replaceAll("\\", "\\\\")}\n`;
  }
}
