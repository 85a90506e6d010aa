import type { Level } from "pino";

const levels: readonly string[] = ["debug", "info", "warn", "error"] satisfies Level[];

/** The least level that every log of this process writes, by `LOG_LEVEL`; "info" unless it names another. */
export function logLevel(): Level {
  const wanted = process.env.LOG_LEVEL ?? "";
  return levels.includes(wanted) ? (wanted as Level) : "info";
}
