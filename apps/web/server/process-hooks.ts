import { processWide } from "@broadsheet/telemetry/process-wide";
import type { ReadinessCheck } from "./operations.ts";

interface ProcessHooks {
  checks: Map<string, ReadinessCheck["run"]>;
  stops: Set<() => Promise<void>>;
}

/**
 * Where the application inside Next tells the server around it what it depends on and what it has to close. Next bundles its modules, so
 * the server would get second copies (and second connections) by importing them; this map the two share.
 */
const hooks = processWide<ProcessHooks>("web-process-hooks", () => ({ checks: new Map(), stops: new Set() }));

/** Adds a check to /readyz, or replaces the one of that name. */
export function addReadinessCheck(name: string, run: ReadinessCheck["run"]): void {
  hooks.checks.set(name, run);
}

/** Adds what is to be closed once the last request is answered. */
export function onProcessStop(stop: () => Promise<void>): void {
  hooks.stops.add(stop);
}

export function readinessChecks(): ReadinessCheck[] {
  return [...hooks.checks].map(([name, run]) => ({ name, run }));
}

/** Closes everything; one that fails does not keep the others open. */
export async function stopProcess(): Promise<PromiseSettledResult<void>[]> {
  return Promise.allSettled([...hooks.stops].map((stop) => stop()));
}
