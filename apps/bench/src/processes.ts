import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { serverFlags } from "@broadsheet/telemetry/server-flags";

const root = path.resolve(import.meta.dirname, "../../..");

export interface Running {
  pid: number;
  /** Milliseconds from its start to its first answer. */
  readyMs: number;
  stop(): Promise<void>;
}

/** Starts a Node program of the workspace, as `npm start` does, and waits for its first answer at `url` (any status below 500). */
export async function startProgram(
  script: string,
  environment: NodeJS.ProcessEnv,
  url?: string,
  args: string[] = [],
): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [...serverFlags, path.join(root, script), ...args], {
    cwd: path.dirname(path.join(root, script)),
    env: environment,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const stop = () => ended(child);
  if (url) await firstAnswer(child, url).catch((error) => stop().then(() => Promise.reject(error)));
  return { pid: child.pid ?? 0, readyMs: performance.now() - began, stop };
}

async function firstAnswer(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with code ${child.exitCode}`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer && answer.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`Nothing answered at ${url}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** Resident memory of a process in MiB, now or the most it ever took; 0 where the system does not tell. */
export async function residentMebibytes(pid: number, when: "now" | "most"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const line = when === "now" ? /^VmRSS:\s+(\d+) kB/m : /^VmHWM:\s+(\d+) kB/m;
  return Number(line.exec(status)?.[1] ?? 0) / 1024;
}

/** Processor time that a process has taken so far, in milliseconds; 0 where the system does not tell. */
export async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name before it may hold anything. Linux counts in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}
