import { createServices, type RunningServices } from "@broadsheet/core/create-services";
import { readServicesEnv } from "@broadsheet/core/env";
import { processWide } from "@broadsheet/telemetry/process-wide";
import { runsJobsInline } from "./env.ts";
import { inlineDrain } from "./jobs/inline-drain.ts";

interface Made {
  services: RunningServices;
  /** Where no worker lives: runs what is due. */
  afterResponse?: () => Promise<void>;
}

interface Held {
  made: Promise<Made> | undefined;
}

const held = processWide<Held>("web-services", () => ({ made: undefined }));

async function make(): Promise<Made> {
  const services = await createServices(readServicesEnv(), { name: "web" });
  return runsJobsInline() ? inlineDrain(services) : { services };
}

function made(): Promise<Made> {
  held.made ??= make().catch((error) => {
    // The next request tries again: the bus may have been refused a connection while the database started.
    held.made = undefined;
    throw error;
  });
  return held.made;
}

/** Puts these services in the place of the process's own, for tests that make theirs; without any, new ones are made when asked for. */
export function provideServices(services: RunningServices | undefined): void {
  held.made = services && Promise.resolve({ services });
}

/** What this process works with, made on first use and shared by the server around Next and everything inside it. */
export async function processServices(): Promise<RunningServices> {
  return (await made()).services;
}

/** What this process works with if anything asked for it yet. */
export async function servicesIfMade(): Promise<RunningServices | undefined> {
  return (await held.made?.catch(() => undefined))?.services;
}

/** The same for a request: once it is answered, the jobs that are due run here if no worker runs them. */
export async function getServices(): Promise<RunningServices> {
  const { services, afterResponse } = await made();
  if (afterResponse) await runAfterResponse(afterResponse);
  return services;
}

/** Next tells when its response is out; a route that our own server answers without Next runs beside its response. */
async function runAfterResponse(work: () => Promise<void>): Promise<void> {
  const { after } = await import("next/server");
  try {
    after(work);
  } catch {
    setImmediate(work);
  }
}

/** Ends what was made, if anything was. */
export async function stopServices(): Promise<void> {
  const { services } = (await held.made?.catch(() => undefined)) ?? {};
  held.made = undefined;
  await services?.stop();
}
