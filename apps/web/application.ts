import { readProviders } from "@broadsheet/auth/env";
import { createLogger } from "@broadsheet/telemetry/logger";
import { addReadinessCheck, onProcessStop } from "./server/process-hooks.ts";
import { processServices, stopServices } from "./services.ts";

const log = createLogger({ name: "web" });

/**
 * Tells the process what the application depends on. Whoever asks /readyz first makes its connections; a database that is down does
 * not keep the process from starting, since it may be back with the next request.
 */
export function startApplication(): void {
  // A provider named by half is told to the operator now, not to the first person who wants to sign in.
  readProviders();
  addReadinessCheck("database", checkDatabase);
  onProcessStop(stopServices);
}

async function checkDatabase(): Promise<void> {
  const { db } = await processServices();
  await db.sql`SELECT 1`;
}

/** Writes down an error of a page or route. Its `digest` is all that reaches the browser. */
export function logRequestError(error: unknown, path: string, route: string): void {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  log.error({ err: error, path: path.split("?")[0], route, digest }, "a page or route failed");
}
