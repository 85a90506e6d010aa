import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isReady } from "./messages.ts";

const members = 3;
let group: ChildProcess;
let port: number;

beforeEach(async () => {
  group = fork(path.join(import.meta.dirname, "testing-program.ts"), {
    env: { ...process.env, PORT: "0", BROADSHEET_WEB_PROCESSES: String(members) },
  });
  const [message] = await once(group, "message");
  if (!isReady(message)) throw new Error(`The group said ${JSON.stringify(message)}`);
  port = message.port;
});

afterEach(async () => {
  if (group.exitCode !== null) return;
  group.kill("SIGTERM");
  await once(group, "exit");
});

/** The body of the answer; rejects when there is none, or no good one. */
function ask(address: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: address, agent }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      answer.once("error", reject);
      answer.once("end", () =>
        answer.statusCode === 200 ? resolve(body) : reject(new Error(`${answer.statusCode}`)),
      );
    }).once("error", reject);
  });
}

/** Clients that ask again and again over connections they keep. */
function load(clients: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const seen = new Map<string, number>();
  const failures: unknown[] = [];
  let running = true;
  const client = async () => {
    while (running)
      await ask("/", agent).then(
        (pid) => seen.set(pid, (seen.get(pid) ?? 0) + 1),
        (error: unknown) => failures.push(error),
      );
  };
  const all = Promise.all(Array.from({ length: clients }, client));
  return {
    seen,
    failures,
    stop: async () => {
      running = false;
      await all;
      agent.destroy();
    },
  };
}

test("a rolling restart under load loses no request, and every process is new", async () => {
  const crowd = load(24);
  await vi.waitFor(() => expect(crowd.seen.size).toBe(members), 10_000);
  const before = new Set(crowd.seen.keys());
  crowd.seen.clear();
  group.kill("SIGUSR2");
  await vi.waitFor(
    () => {
      const now = [...crowd.seen.keys()].filter((pid) => !before.has(pid));
      expect(now).toHaveLength(members);
      for (const pid of before) expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
    },
    { timeout: 30_000, interval: 50 },
  );
  await crowd.stop();
  expect(crowd.failures).toEqual([]);
}, 60_000);

test("a process that dies is followed by another while the others answer", async () => {
  const agent = new Agent({ keepAlive: false });
  await expect(ask("/crash", agent)).rejects.toThrow();
  const seen = new Set<string>();
  await vi.waitFor(
    async () => {
      seen.add(await ask("/", agent));
      expect(seen.size).toBe(members);
    },
    { timeout: 20_000, interval: 20 },
  );
}, 30_000);

test("the metrics that one of them answers are those of all", async () => {
  const agent = new Agent({ keepAlive: false });
  for (let n = 0; n < 12; n++) await ask("/", agent);
  expect(await ask("/metrics", agent)).toMatch(/^test_answers 12$/m);
}, 30_000);

test("all end when the group is asked to, and open requests are answered first", async () => {
  const agent = new Agent({ keepAlive: false });
  const answers = Promise.all(Array.from({ length: 20 }, () => ask("/", agent)));
  const pid = Number(await ask("/", agent));
  group.kill("SIGTERM");
  await once(group, "exit");
  expect(group.exitCode).toBe(0);
  expect(await answers).toHaveLength(20);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
}, 30_000);

test("a signal that reaches all of them at once, as those of terminals and of systemd do, is one and not two", async () => {
  const agent = new Agent({ keepAlive: false });
  const pids = new Set<number>();
  await vi.waitFor(async () => {
    pids.add(Number(await ask("/", agent)));
    expect(pids.size).toBe(members);
  }, 10_000);
  const answers = Promise.all(Array.from({ length: 12 }, () => ask("/slow", agent)));
  // Whatever was asked before this is under way by now.
  await ask("/", agent);
  for (const pid of [...pids, group.pid ?? 0]) process.kill(pid, "SIGTERM");
  expect(await answers).toHaveLength(12);
  await once(group, "exit");
  expect(group.exitCode).toBe(0);
}, 30_000);
