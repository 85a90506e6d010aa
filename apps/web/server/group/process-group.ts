import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@broadsheet/telemetry/logger";
import { answerMetricsRequests } from "./group-metrics.ts";
import { isReady } from "./messages.ts";

/** A member that dies is followed by another after this long, doubled each time up to the longest. */
const pauseMs = { first: 200, longest: 10_000 };
/** A member that answered for this long died of something new. */
const forgivenAfterMs = 60_000;

export interface ProcessGroup {
  /** Resolves to the port once all answer; rejects when one ends before it did. */
  ready: Promise<number>;
  /** Starts a follower for each member in turn and ends a member only when its follower answers. The old ones go on when a follower fails. */
  replaceAll: () => Promise<void>;
  /** Asks all to finish and resolves when they have ended. */
  stop: () => Promise<void>;
}

/**
 * Runs `count` copies of this program as the members of a cluster: this process holds the listening socket and hands connections to them in turn,
 * so no connection is lost while one of them goes and another comes. Ended members are followed by new ones.
 */
export function startProcessGroup(count: number, log: Logger): ProcessGroup {
  const members = new Set<Worker>();
  let stopping = false;
  let replacing: Promise<void> | undefined;
  let failures = 0;

  answerMetricsRequests();

  /** Resolves to the port when it answers. */
  async function start(): Promise<{ member: Worker; port: number }> {
    const member = cluster.fork();
    const port = await new Promise<number>((resolve, reject) => {
      member.on("message", (message: unknown) => isReady(message) && resolve(message.port));
      member.once("error", reject);
      member.once("exit", (code, signal) =>
        reject(new Error(`a web process ended before it answered (${signal ?? `code ${code}`})`)),
      );
    });
    const since = performance.now();
    members.add(member);
    member.once("exit", (code, signal) => {
      const wanted = !members.delete(member);
      if (wanted || stopping) return;
      log.error({ pid: member.process.pid, code, signal }, "a web process ended unexpectedly");
      if (performance.now() - since > forgivenAfterMs) failures = 0;
      void follow();
    });
    return { member, port };
  }

  async function follow(): Promise<void> {
    while (!stopping && members.size < count) {
      await pause(Math.min(pauseMs.first * 2 ** failures, pauseMs.longest));
      failures += 1;
      if (stopping || members.size >= count) return;
      await start().catch((error: unknown) => log.error({ err: error }, "a web process did not start"));
    }
  }

  /** Members that were asked to end; asked again, they would break off what they answer. */
  const ending = new WeakMap<Worker, Promise<unknown>>();

  async function end(member: Worker): Promise<void> {
    members.delete(member);
    if (member.isDead()) return;
    const asked = ending.get(member);
    if (asked) return void (await asked);
    const ended = once(member, "exit");
    ending.set(member, ended);
    member.process.kill("SIGTERM");
    await ended;
  }

  async function replace(): Promise<void> {
    for (const old of [...members]) {
      if (stopping) return;
      await start();
      await end(old);
    }
  }

  return {
    ready: Promise.all(Array.from({ length: count }, start)).then(([first]) => first?.port ?? 0),
    replaceAll: () => {
      replacing ??= replace().finally(() => {
        replacing = undefined;
      });
      return replacing;
    },
    stop: async () => {
      stopping = true;
      const all = Object.values(cluster.workers ?? {}).filter((member) => member !== undefined);
      await Promise.all(all.map(end));
    },
  };
}
