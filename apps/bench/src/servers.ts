import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { BareTask } from "./bare-server.ts";
import { captureAnswer, captureKept } from "./capture.ts";
import type { BenchInstallation } from "./installation.ts";
import { type Running, startProgram } from "./processes.ts";

export interface Web extends Running {
  url: string;
}

/** A web process of the installation on a port of its own. */
export async function startWeb(
  installation: BenchInstallation,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Web> {
  const url = `http://localhost:${port}`;
  const environment = { ...installation.environment, PORT: String(port), ...settings };
  return { ...(await startProgram("apps/web/server.ts", environment, `${url}/`)), url };
}

/** One that keeps no pages. */
export const startWithoutCache = (installation: BenchInstallation, port: number) =>
  startWeb(installation, port, { PAGE_CACHE_MEGABYTES: "0" });

export interface Bare {
  url: string;
  pid: number;
  stop(): void;
}

export interface Kept {
  path: string;
  encoding: "identity" | "gzip";
}

/** A bare server that repeats what `web` answers at `kept`. */
export async function startBare(
  installation: BenchInstallation,
  web: Web,
  port: number,
  kept: readonly Kept[],
): Promise<Bare> {
  const answers: BareTask["answers"] = [];
  for (const { path: address, encoding } of kept)
    answers.push(await captureKept(web.url + address, encoding));
  const page = await captureAnswer(`${web.url}/posts/${installation.posts[0]?.slug}`, "identity");
  const child: ChildProcess = fork(path.join(import.meta.dirname, "bare-server.ts"));
  const { databaseUrl, publicationId } = installation;
  const task: BareTask = {
    port,
    databaseUrl,
    publicationId,
    answers,
    page: Buffer.from(page.body, "base64").toString(),
  };
  child.send(task);
  await new Promise((resolve) => child.once("message", resolve));
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => child.disconnect() };
}
