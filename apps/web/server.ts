/**
 * The self-hosted web process: `node server.ts` (production, after `next build`) or `node server.ts --dev`.
 * An http server of ours stands in front of Next in one process; on Vercel this file is not used. `--stop-with-stdin` stops it
 * when standard input ends, for a parent that starts it through a pipe.
 */
import cluster from "node:cluster";
import { loadingLean } from "@broadsheet/telemetry/lean-loading";
import { createLogger } from "@broadsheet/telemetry/logger";
import { EnvError, readWebEnv } from "./server/env.ts";
import { startGroup } from "./server/group/start-group.ts";

const dev = process.argv.includes("--dev");
const log = createLogger({ name: "web", pretty: dev || process.stdout.isTTY });

try {
  const env = readWebEnv(process.argv);
  const watchStdin = process.argv.includes("--stop-with-stdin") && cluster.isPrimary;
  if (env.processes > 1 && cluster.isPrimary) await startGroup(env, log, watchStdin);
  // Loaded only where it runs: the process that holds a group together stays small.
  else await loadingLean(async () => (await import("./server/start-web.ts")).startWeb(env, log, watchStdin));
} catch (error) {
  const reason = explain(error);
  if (reason) log.fatal(reason);
  else log.fatal({ err: error }, "the web process could not start");
  // Whatever was opened on the way must not keep it alive.
  process.exit(1);
}

/** What the operator can do about it, or undefined for what nobody foresaw. */
function explain(error: unknown): string | undefined {
  if (error instanceof EnvError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "The port is taken by another process: set PORT to a free one";
  if (code === "EACCES") return "This user may not listen on that port: set PORT to one above 1023";
  if (code === "EADDRNOTAVAIL") return "HOST is not an address of this machine";
  return undefined;
}
