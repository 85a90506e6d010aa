import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "./problem.mjs";

// Not import.meta.dirname, which the first releases of Node 20 do not have.
export const root = fileURLToPath(new URL("../..", import.meta.url));
export const binaries = path.join(root, "node_modules", ".bin");

/** Our programs first: the right Node and pnpm for everything they start in turn. Nothing reports usage anywhere. */
export const environment = {
  ...process.env,
  PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ""}`,
  NEXT_TELEMETRY_DISABLED: "1",
  TURBO_TELEMETRY_DISABLED: "1",
};

/**
 * Runs a program at the root with its output shown and gives its exit code. What stops us stops it.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export async function run(file, args, env = environment) {
  const child = spawn(file, args, { cwd: root, env, stdio: "inherit" });
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on("SIGTERM", forward);
  // A Ctrl-C in the terminal reaches the program by itself; we only wait for it.
  const ignore = () => undefined;
  process.on("SIGINT", ignore);
  try {
    const { code, signal } = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve({ code, signal }));
    });
    if (signal !== null) throw new Problem(`stopped (${signal})`);
    return code;
  } finally {
    process.off("SIGTERM", forward);
    process.off("SIGINT", ignore);
  }
}
