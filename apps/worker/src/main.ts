import { connectDatabase } from "@broadsheet/db/connection";
import { createLogger } from "@broadsheet/telemetry/logger";
import { readWorkerEnv } from "./env.ts";
import { onStopRequested } from "./stop.ts";

const env = readWorkerEnv();
const log = createLogger({ name: "worker", pretty: process.stdout.isTTY });
const database = connectDatabase({ url: env.databaseUrl, applicationName: "broadsheet-worker" });
await database.sql`SELECT 1`;

onStopRequested(async (reason) => {
  log.info({ reason }, "stopping: open jobs finish");
  await database.close();
  process.exit(0);
});

log.info("waiting for jobs");
process.send?.({ type: "ready" });
