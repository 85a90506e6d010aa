import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const program = path.join(import.meta.dirname, "..", "main.ts");

export interface WorkerProcess {
  /** Without asking, as a power cut would. */
  kill(): Promise<void>;
  /** As the supervisor does; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the real worker in a process of its own; resolves when it waits for jobs. */
export async function startWorkerProcess(env: {
  databaseUrl: string;
  dataDir: string;
}): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [program], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      NODE_ENV: "production",
      DATABASE_URL: env.databaseUrl,
      BROADSHEET_DATA_DIR: env.dataDir,
      AUTH_SECRET: "a-secret-of-the-tests-that-is-long-enough",
      LOG_LEVEL: "error",
    },
  });
  const exited = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    exited.then(([code]) => {
      throw new Error(`The worker ended with code ${code} before it was ready`);
    }),
  ]);
  return {
    kill: () => end(child, "SIGKILL").then(() => undefined),
    stop: () => end(child, "SIGTERM"),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
  return child.exitCode;
}
