const held = globalThis as unknown as Record<symbol, unknown>;

/**
 * Returns the value of that name which this process already holds, or makes it. Bundlers may load a module of ours
 * more than once in one process; state that has to be shared (the metrics registry, the request's scope) lives here.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`broadsheet.telemetry.${name}`);
  held[key] ??= make();
  return held[key] as T;
}
