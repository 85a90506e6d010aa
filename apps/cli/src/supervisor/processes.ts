import { existsSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@broadsheet/db/operator-error";
import { serverFlags } from "@broadsheet/telemetry/server-flags";
import { rootDirectory } from "../env.ts";
import type { ProcessSpec } from "./managed-process.ts";

export type Mode = "production" | "development";

const webDirectory = path.join(rootDirectory, "apps", "web");
const workerDirectory = path.join(rootDirectory, "apps", "worker");

/** @throws {OperatorError} when the web app was not built. */
export function webProcess(mode: Mode, env: NodeJS.ProcessEnv): ProcessSpec {
  if (mode === "production" && !existsSync(path.join(webDirectory, ".next", "BUILD_ID"))) {
    throw new OperatorError(
      "The web app is not built yet: run `npm start`, which builds it, or `npm run build`.",
    );
  }
  const args = mode === "production" ? [...serverFlags, "server.ts"] : ["server.ts", "--dev"];
  return { name: "web", args, cwd: webDirectory, env: { ...env, NODE_ENV: mode } };
}

export function workerProcess(mode: Mode, env: NodeJS.ProcessEnv): ProcessSpec {
  const args =
    mode === "production"
      ? [...serverFlags, "src/main.ts"]
      : ["--watch", "--watch-preserve-output", "src/main.ts"];
  return { name: "worker", args, cwd: workerDirectory, env: { ...env, NODE_ENV: mode } };
}
