import { createServices, type RunningServices } from "@broadsheet/core/create-services";
import { readServicesEnv } from "@broadsheet/core/env";
import { processWide } from "@broadsheet/telemetry/process-wide";

interface Held {
  services: Promise<RunningServices> | undefined;
}

const held = processWide<Held>("web-services", () => ({ services: undefined }));

/** What this process works with, made on first use and shared by the server around Next and everything inside it. */
export function getServices(): Promise<RunningServices> {
  held.services ??= createServices(readServicesEnv(), { name: "web" }).catch((error) => {
    // The next request tries again: the bus may have been refused a connection while the database started.
    held.services = undefined;
    throw error;
  });
  return held.services;
}

/** Ends what was made, if anything was. */
export async function stopServices(): Promise<void> {
  const services = await held.services?.catch(() => undefined);
  held.services = undefined;
  await services?.stop();
}
