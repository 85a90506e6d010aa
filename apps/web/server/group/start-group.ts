import type { Logger } from "@broadsheet/telemetry/logger";
import type { WebEnv } from "../env.ts";
import { onStopRequested } from "../stop-signals.ts";
import { startProcessGroup } from "./process-group.ts";

/**
 * Starts `env.processes` web processes on one port and resolves when all answer. SIGUSR2 replaces them one after another, so that new code or new
 * variables come without a request lost.
 */
export async function startGroup(env: WebEnv, log: Logger, watchStdin: boolean): Promise<void> {
  const group = startProcessGroup(env.processes, log);
  onStopRequested(async (reason) => {
    log.info({ reason }, "stopping all web processes");
    await group.stop();
    process.exit(0);
  }, watchStdin);
  const port = await group.ready;
  log.info({ host: env.host, port, processes: env.processes }, `${env.processes} web processes answer`);
  process.send?.({ type: "ready", port });
  process.on("SIGUSR2", () => {
    log.info("replacing the web processes one after another");
    group.replaceAll().then(
      () => log.info("all web processes are new"),
      (error: unknown) => log.error({ err: error }, "a new web process did not start; the others go on"),
    );
  });
}
