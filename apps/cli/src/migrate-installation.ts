import { jobs } from "@broadsheet/core/jobs";
import { type MigrationState, migrateDatabase } from "@broadsheet/db/migrate";
import { migrateQueue } from "@broadsheet/queue/migrate-queue";

/** Brings tables and job queues to this version's state; safe to run at once from several processes. */
export async function migrateInstallation(
  ownerUrl: string,
  log: (message: string) => void,
): Promise<MigrationState> {
  const state = await migrateDatabase({ url: ownerUrl, log });
  await migrateQueue({ connectionString: ownerUrl, jobs });
  return state;
}
