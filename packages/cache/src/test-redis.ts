import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createLogger } from "@broadsheet/telemetry/logger";

export const quiet = createLogger({ name: "test", level: "silent" });

export interface TestRedis {
  url: string;
  kill(): Promise<void>;
  /** Stops answering, with its connections open. */
  freeze(): void;
  thaw(): void;
  start(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A Redis server of its own, to be stopped and started by the test. */
export async function startTestRedis(): Promise<TestRedis> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  async function start() {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
    child = server;
    for await (const chunk of server.stdout) if (String(chunk).includes("Ready to accept")) break;
    server.stdout.resume();
  }
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    async kill() {
      if (!child || child.signalCode !== null || child.exitCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}
