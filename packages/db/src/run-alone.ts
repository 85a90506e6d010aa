import type { Database } from "./connection.ts";

/**
 * Runs `work` while no other process runs anything under the same name; `ran` is false, and nothing was run, while one does. The
 * lock is one of Postgres's session locks: it ends with its connection, so a process that dies leaves none behind.
 */
export async function runAlone<T>(
  db: Database,
  name: string,
  work: () => Promise<T>,
): Promise<{ ran: true; result: T } | { ran: false }> {
  const connection = await db.sql.reserve();
  try {
    const [lock] = await connection`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as won`;
    if (!lock?.won) return { ran: false };
    try {
      return { ran: true, result: await work() };
    } finally {
      await connection`select pg_advisory_unlock(hashtextextended(${name}, 0))`;
    }
  } finally {
    connection.release();
  }
}
