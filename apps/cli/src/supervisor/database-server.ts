import { type EmbeddedPostgres, startEmbeddedPostgres } from "@broadsheet/db/embedded";
import { OperatorError } from "@broadsheet/db/operator-error";
import type { DatabaseAddresses } from "../database.ts";
import { reachDatabase } from "../database-check.ts";
import type { CliEnv } from "../env.ts";
import { backoff } from "./backoff.ts";

export type DatabaseServer = DatabaseAddresses & { stop(): Promise<void> };

/** The database the installation runs on: the one of DATABASE_URL, else an embedded one that is kept running. */
export async function startDatabase(env: CliEnv, log: (message: string) => void): Promise<DatabaseServer> {
  if (env.databaseUrl === undefined || env.databaseOwnerUrl === undefined)
    return keepEmbedded(env.dataDir, log);
  await reachDatabase(env.databaseUrl);
  return { ownerUrl: env.databaseOwnerUrl, appUrl: env.databaseUrl, stop: () => Promise.resolve() };
}

async function keepEmbedded(dataDir: string, log: (message: string) => void): Promise<DatabaseServer> {
  let server = await startEmbeddedPostgres({ dataDir, log });
  const { ownerUrl, appUrl, port } = server;
  const stopping = new AbortController();

  const watch = async (watched: EmbeddedPostgres) => {
    await watched.exited;
    const pauses = backoff();
    while (!stopping.signal.aborted) {
      const pause = pauses.next();
      log(`The embedded database ended unexpectedly; starting it again in ${pause / 1000} s`);
      await wait(pause, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        // The same port: web and worker connect again by themselves.
        server = await startEmbeddedPostgres({ dataDir, port, log });
        void watch(server);
        return;
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
        log(error.message);
      }
    }
  };
  void watch(server);

  return {
    ownerUrl,
    appUrl,
    stop: async () => {
      stopping.abort();
      await server.stop();
    },
  };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
