import type { Database } from "@broadsheet/db/connection";

export interface PurgeLogPage {
  /** Everything below this transaction is known with this answer: ask from here on next time. */
  horizon: string;
  /** `age` in seconds, by the database's clock. */
  purges: { id: string; tags: string[]; age: number }[];
}

/** Above every transaction there is: the answer is the horizon alone. */
const newestTransaction = "18446744073709551615";

/** Purges of all publications that the answer with this horizon did not show yet, and some of those it did. Nothing without one. */
export async function readPurges({ sql }: Database, horizon: string | undefined): Promise<PurgeLogPage> {
  const [row] = await sql<PurgeLogPage[]>`
    select horizon, purges from cache_purges_since(${horizon ?? newestTransaction}::text::xid8)`;
  if (!row) throw new Error("The log of purges did not answer");
  return row;
}

/** Deletes what every process has read long ago. */
export async function trimPurges({ sql }: Database): Promise<void> {
  await sql`select trim_cache_purges()`;
}
