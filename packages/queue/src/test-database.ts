import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@broadsheet/db/embedded";
import { createLogger } from "@broadsheet/telemetry/logger";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export const quiet = createLogger({ name: "test", level: "silent" });

/** A Postgres server of its own for one test file, with the two roles the product uses. Ends with this process. */
export async function startTestDatabase() {
  const dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-queue-"));
  const server = await startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined });
  const owner = postgres(server.ownerUrl, { max: 2, onnotice: () => undefined });
  const app = postgres(server.appUrl, { max: 4, onnotice: () => undefined });
  return {
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    owner,
    app,
    db: drizzle(app),
    async stop() {
      await Promise.all([owner.end({ timeout: 1 }), app.end({ timeout: 1 })]);
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
