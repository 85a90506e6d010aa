import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { OperatorError } from "@broadsheet/db/operator-error";
import { backoff } from "./backoff.ts";

/** How long a process may take to finish what it is doing before it is killed. Above the web's own draining time. */
const stopPatienceMs = 20_000;

export type ProcessSpec = {
  /** As the operator reads it: "web". */
  name: string;
  /** Arguments of this same Node. */
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
};

export type ManagedProcess = {
  /** Resolves when the process first says that it works; rejects when it ends before. */
  ready: Promise<void>;
  /** Asks the process to finish, and kills it when it does not. It is not restarted. */
  stop(): Promise<void>;
  /** Ends it without asking. */
  kill(): void;
};

/**
 * Keeps one Node process running: restarts it, ever slower, when it dies after having worked. The process reports `{ type: "ready" }`
 * over its IPC channel, stops by itself on SIGTERM, and also when that channel closes, so it does not outlive this process.
 */
export function superviseProcess(spec: ProcessSpec, log: (message: string) => void): ManagedProcess {
  const ready = Promise.withResolvers<void>();
  const pauses = backoff();
  const stopping = new AbortController();
  let worked = false;
  let child: ChildProcess | undefined;
  let exited: Promise<void> = Promise.resolve();

  const run = () => {
    const current = spawn(process.execPath, [...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      // A session of its own: Ctrl-C reaches us, and we stop everything in order.
      detached: true,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = current;
    current.on("message", (message) => {
      if (!isReadyMessage(message)) return;
      worked = true;
      pauses.worked();
      ready.resolve();
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    exited = promise;
    current.once("error", (error) => ready.reject(error));
    current.once("exit", (code, signal) => {
      resolve();
      void whenEnded(signal ?? `code ${code}`);
    });
  };

  const whenEnded = async (how: string) => {
    if (stopping.signal.aborted) return;
    if (!worked) {
      ready.reject(
        new OperatorError(`The ${spec.name} process ended before it was ready (${how}); it says why above.`),
      );
      return;
    }
    const pause = pauses.next();
    log(`The ${spec.name} process ended unexpectedly (${how}); starting it again in ${pause / 1000} s`);
    const waited = await setTimeout(pause, true, { signal: stopping.signal }).catch(() => false);
    if (waited) run();
  };

  run();
  return {
    ready: ready.promise,
    stop: async () => {
      stopping.abort();
      // Whoever waits for it learns that it will not come.
      ready.reject(new OperatorError(`The ${spec.name} process was stopped before it was ready.`));
      ready.promise.catch(() => undefined);
      const current = child;
      if (current === undefined || current.exitCode !== null || current.signalCode !== null) return;
      current.kill("SIGTERM");
      const patience = new AbortController();
      setTimeout(stopPatienceMs, undefined, { signal: patience.signal }).then(
        () => current.kill("SIGKILL"),
        () => undefined,
      );
      await exited;
      patience.abort();
    },
    kill: () => {
      stopping.abort();
      child?.kill("SIGKILL");
    },
  };
}

function isReadyMessage(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === "ready";
}
