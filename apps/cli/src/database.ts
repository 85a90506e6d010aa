import { findRunningPostgres, startEmbeddedPostgres } from "@broadsheet/db/embedded";
import { reachDatabase } from "./database-check.ts";
import type { CliEnv } from "./env.ts";

export type DatabaseAddresses = {
  /** Owns the tables: for migrations. */
  ownerUrl: string;
  /** What the application connects as. */
  appUrl: string;
};

/**
 * Gives a command the installation's database: the one of DATABASE_URL, else the embedded one, which is used as it runs when
 * Broadsheet is up and is otherwise started for as long as `work` takes.
 *
 * @throws {OperatorError} when it cannot be reached or started.
 */
export async function withDatabase<T>(
  env: CliEnv,
  log: (message: string) => void,
  work: (addresses: DatabaseAddresses) => Promise<T>,
): Promise<T> {
  if (env.databaseUrl !== undefined && env.databaseOwnerUrl !== undefined) {
    await reachDatabase(env.databaseUrl);
    return work({ ownerUrl: env.databaseOwnerUrl, appUrl: env.databaseUrl });
  }
  const running = await findRunningPostgres(env.dataDir);
  if (running !== undefined) return work(running);
  const server = await startEmbeddedPostgres({ dataDir: env.dataDir, log });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
