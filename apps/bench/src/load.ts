import { fork } from "node:child_process";
import path from "node:path";

export interface LoadRequest {
  url: string;
  seconds: number;
  connections: number;
  headers?: Record<string, string>;
  /** Paths asked for in turn, by each connection from another one on; without them the one of `url` over and over. */
  paths?: string[] | undefined;
  /** Requests per second; without it as many as are answered. */
  rate?: number;
  /** Saves of these posts instead of plain reads: each connection works on posts of its own, counting up their versions. */
  saves?: { postIds: string[]; shape: "trpc" | "bare" };
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
  answered: number;
}

/** Puts load on an address from a process of its own, so that measuring does not slow what is measured down. */
export function putLoad(request: LoadRequest): Promise<LoadResult> {
  const script = path.join(import.meta.dirname, request.saves ? "save-client.ts" : "read-client.ts");
  return new Promise((resolve, reject) => {
    const child = fork(script, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.once("message", (result) => resolve(result as LoadResult));
    child.once("exit", (code) => code !== 0 && reject(new Error(`The load client ended with code ${code}`)));
    child.send(request);
  });
}
