import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";

/** The publication that answers for a host name; the only one there is for a host nobody knows; else null. */
export async function resolvePublicationId(db: Database, host: string): Promise<string | null> {
  const [row] = await db.orm.execute<{ id: string | null }>(sql`select resolve_publication(${host}) as id`);
  return row?.id ?? null;
}

/** Every publication's id, oldest first: for jobs that visit all, and for the command line. */
export async function listPublicationIds(db: Database): Promise<string[]> {
  const rows = await db.orm.execute<{ id: string }>(sql`select publication_ids() as id`);
  return rows.map((row) => row.id);
}
