import type { Database } from "./connection.ts";

/**
 * Has Postgres count the tables of posts, as whoever wrote many of them at once asks for: until it has, it plans as for a few. It takes some
 * seconds at a hundred thousand posts.
 */
export async function gatherStatistics(db: Database): Promise<void> {
  await db.sql.begin(async (sql) => {
    await sql`set local statement_timeout = 0`;
    await sql`select gather_statistics()`;
  });
}
