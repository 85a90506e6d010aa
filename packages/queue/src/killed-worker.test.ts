import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hold } from "./fixtures/hold-job.ts";
import { migrateQueue } from "./migrate-queue.ts";
import { createQueue } from "./queue.ts";
import { quiet, startTestDatabase } from "./test-database.ts";

let database: Awaited<ReturnType<typeof startTestDatabase>>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await startTestDatabase();
  await migrateQueue({ connectionString: database.ownerUrl, jobs: [hold] });
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await database?.stop();
});

/** A worker in a process of its own, whose jobs announce themselves and never end. */
function startWorker() {
  const child = spawn(process.execPath, [new URL("./fixtures/worker.ts", import.meta.url).pathname], {
    env: { ...process.env, QUEUE_URL: database.appUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  // Lines wait here until they are asked for: two may come at once, or one before somebody listens.
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, nextLine: async () => (await lines.next()).value };
}

it("runs a job again when its worker was killed in the middle of it", { timeout: 60_000 }, async () => {
  const queue = createQueue({ connectionString: database.appUrl, logger: quiet });
  const first = startWorker();
  expect(await first.nextLine()).toBe("ready");
  await queue.enqueue(database.db, hold, { id: "post-1" });
  expect(await first.nextLine()).toBe("post-1 attempt 1");
  first.child.kill("SIGKILL");
  const killed = performance.now();
  const second = startWorker();
  expect(await second.nextLine()).toBe("ready");
  expect(await second.nextLine()).toBe("post-1 attempt 2");
  expect(performance.now() - killed).toBeLessThan(25_000);
  await queue.stop();
});

it("gives a job of a killed worker to a drain, too", { timeout: 60_000 }, async () => {
  const queue = createQueue({ connectionString: database.appUrl, logger: quiet });
  const alive = children.filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of alive) child.kill("SIGKILL");
  await Promise.all(alive.map((child) => once(child, "exit")));
  await database.owner`UPDATE pgboss.job SET heartbeat_on = now() - interval '1 minute' WHERE state = 'active'`;
  const seen: string[] = [];
  const result = await queue.drain(
    [hold],
    { announce: (line) => seen.push(line), holds: false },
    { ignoreStartAfter: true },
  );
  expect(result.completed).toBe(1);
  expect(seen).toEqual(["post-1 attempt 3"]);
  await queue.stop();
});
