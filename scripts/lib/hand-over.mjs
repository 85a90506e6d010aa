import { spawn } from "node:child_process";
import { environment, root } from "./run.mjs";

/**
 * Runs a command of the command line to its end and gives its exit code. It has a session of its own and hears of Ctrl-C from us alone (npm and the terminal would each tell it);
 * when we are killed, the closed channel stops it.
 *
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function handOver(node, args) {
  const child = spawn(node, ["apps/cli/src/main.ts", ...args], {
    cwd: root,
    env: environment,
    detached: true,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event !== undefined) {
    whenParentEnds(() => child.kill("SIGTERM"));
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      // The channel would keep this process alive.
      if (child.connected) child.disconnect();
      resolve(code ?? 1);
    });
  });
}

/**
 * npm does not pass every signal on, and a shell between it and us may end alone: then we have another parent.
 *
 * @param {() => void} then
 */
function whenParentEnds(then) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}
