import type { PgBoss } from "pg-boss";
import { deadLetterQueue } from "./job.ts";

/** Puts dead letters back where they failed; returns how many. */
export async function retryDeadLetters(
  boss: PgBoss,
  schema: string,
  name: string | undefined,
): Promise<number> {
  // Under its old key a letter whose key waits again would be thrown away on its way back.
  await boss.getDb().executeSql(
    `UPDATE ${schema}.job SET singleton_key = gen_random_uuid()::text
      WHERE name = $1 AND state < 'active' AND ($2::text IS NULL OR source_name = $2)`,
    [deadLetterQueue, name ?? null],
  );
  const filter = name === undefined ? {} : { sourceName: name };
  let total = 0;
  for (;;) {
    const moved = await boss.redrive(deadLetterQueue, filter);
    total += moved;
    if (moved === 0) return total;
  }
}
