import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { rootDirectory } from "../env.ts";
import { type CliRun, freePort, runCli } from "../testing/run-cli.ts";

const buildPatienceMs = 300_000;
const patience = { timeout: 60_000, interval: 50 };

let dataDir: string;
let port: number;
let run: CliRun;

beforeAll(() => {
  const turbo = path.join(rootDirectory, "node_modules/.bin/turbo");
  const { status, stdout } = spawnSync(turbo, ["run", "build", "--output-logs=errors-only"], {
    cwd: rootDirectory,
    encoding: "utf8",
    env: { ...process.env, PATH: `${path.dirname(turbo)}${path.delimiter}${process.env.PATH}` },
  });
  expect(stdout, "the build").toContain("successful");
  expect(status).toBe(0);
}, buildPatienceMs);

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-start-"));
  port = await freePort();
});

afterEach(async () => {
  run.child.kill("SIGTERM");
  await run.exit;
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  run = runCli(["start"], { BROADSHEET_DATA_DIR: dataDir, PORT: String(port) });
  await vi.waitFor(() => {
    if (run.child.exitCode !== null) throw new Error(`start ended: ${run.stdout()}${run.stderr()}`);
    expect(run.stdout()).toContain("Ctrl-C stops it.");
  }, patience);
}

/** The processes web and worker said they are, newest last. */
function pidsOf(name: "web" | "worker"): number[] {
  const lines = run.stdout().split("\n");
  const logged = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  return [...new Set(logged.filter((entry) => entry.name === name).map((entry) => Number(entry.pid)))];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const ready = () => fetch(`http://localhost:${port}/readyz`).then((response) => response.status);

test("starts from nothing, offers the installation to whoever opens the link, and stops without a trace", async () => {
  await start();
  expect(await ready()).toBe(200);
  expect(run.stdout()).toContain(`http://localhost:${port}/studio/claim?token=`);
  const pids = [...pidsOf("web"), ...pidsOf("worker")];
  expect(pids).toHaveLength(2);
  run.child.kill("SIGTERM");
  expect(await run.exit).toMatchObject({ code: 0, stderr: "" });
  expect(pids.filter(isAlive)).toEqual([]);

  // The second run finds everything made.
  await start();
  expect(run.stdout()).not.toContain("Creating the embedded database");
  expect(await ready()).toBe(200);
}, 180_000);

test("starts a worker and a web process that die again", async () => {
  await start();
  for (const name of ["worker", "web"] as const) {
    const [first = 0] = pidsOf(name);
    process.kill(first, "SIGKILL");
    await vi.waitFor(() => expect(pidsOf(name)).toHaveLength(2), patience);
    expect(run.stdout()).toContain(`The ${name} process ended unexpectedly (SIGKILL)`);
  }
  await vi.waitFor(async () => expect(await ready()).toBe(200), patience);
}, 180_000);

test("starts a database that dies again, and web and worker go on with it", async () => {
  await start();
  const [postmaster] = (await readFile(path.join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(postmaster), "SIGKILL");
  await vi.waitFor(
    () => expect(run.stdout()).toContain("The embedded database ended unexpectedly"),
    patience,
  );
  await vi.waitFor(async () => {
    const [successor] = (await readFile(path.join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n");
    expect(successor).not.toBe(postmaster);
    expect(await ready()).toBe(200);
  }, patience);
  run.child.kill("SIGTERM");
  expect(await run.exit).toMatchObject({ code: 0 });
}, 180_000);

test("leaves no process behind when it is killed, and starts again", async () => {
  await start();
  const pids = [...pidsOf("web"), ...pidsOf("worker")];
  run.child.kill("SIGKILL");
  await run.exit;
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), patience);
  await start();
  expect(await ready()).toBe(200);
}, 180_000);

test("refuses a second start on the same data directory", async () => {
  await start();
  const second = await runCli(["start"], {
    BROADSHEET_DATA_DIR: dataDir,
    PORT: String(await freePort()),
  }).exit;
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(/^broadsheet: Another Broadsheet already uses .*BROADSHEET_DATA_DIR/);
}, 180_000);
