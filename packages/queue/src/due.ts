import type { PgBoss } from "pg-boss";

export interface QueueState {
  name: string;
  /** Something can be fetched now. */
  due: boolean;
  /** A running job's worker is gone, or the job took too long. */
  lost: boolean;
}

/**
 * Which of the queues have something to do now, in one statement that touches only index entries of waiting and
 * running jobs.
 */
export async function findDue(boss: PgBoss, schema: string, names: readonly string[]): Promise<QueueState[]> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT q.name,
            EXISTS (SELECT 1 FROM ${schema}.job j WHERE j.name = q.name AND j.state < 'active'
                     AND NOT j.blocked AND j.start_after <= now()) AS due,
            EXISTS (SELECT 1 FROM ${schema}.job j WHERE j.name = q.name AND j.state = 'active'
                     AND (j.started_on + j.expire_seconds * interval '1s' < now()
                          OR j.heartbeat_on + j.heartbeat_seconds * interval '1s' < now())) AS lost
       FROM unnest($1::text[]) AS q(name)`,
    [names],
  );
  return rows as QueueState[];
}

/** Gives jobs of dead workers back to their queues (or to the dead letters, when no attempt is left). */
export async function recoverLost(boss: PgBoss, states: readonly QueueState[]): Promise<void> {
  for (const { name, lost } of states) if (lost) await boss.supervise(name);
}
