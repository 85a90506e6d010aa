import { createServices } from "@broadsheet/core/create-services";
import { readServicesEnv } from "@broadsheet/core/env";
import { ensureInstallation } from "@broadsheet/core/installation/ensure-installation";
import { jobs } from "@broadsheet/core/jobs";
import { createLogger } from "@broadsheet/telemetry/logger";
import { onStopRequested } from "./stop.ts";

const log = createLogger({ name: "worker", pretty: process.stdout.isTTY });

/** Starts the worker and resolves when it waits for jobs. A start that fails ends the process. */
export async function runWorker(): Promise<void> {
  try {
    const services = await createServices(readServicesEnv(), { name: "worker", log });
    onStopRequested(async (reason) => {
      log.info({ reason }, "stopping: open jobs finish");
      await services.stop();
      process.exit(0);
    });
    await ensureInstallation(services);
    await services.queue.work(jobs, services);
    log.info({ jobs: jobs.length }, "waiting for jobs");
    // A parent that started this through an IPC channel need not poll.
    process.send?.({ type: "ready" });
  } catch (error) {
    log.fatal({ err: error }, "the worker could not start");
    process.exit(1);
  }
}
