import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../embedded.ts";
import { migrateDatabase } from "../migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseOwnerUrl: string;
    databaseAppUrl: string;
  }
}

/** One Postgres for the whole run; its database `broadsheet` is migrated once and then only cloned (`createTestDatabase`). */
export async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), "broadsheet-test-"));
  const server = await startEmbeddedPostgres({ dataDir, fsync: false, maxConnections: 300, log: () => {} });
  await migrateDatabase({ url: server.ownerUrl });
  project.provide("databaseOwnerUrl", server.ownerUrl);
  project.provide("databaseAppUrl", server.appUrl);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
