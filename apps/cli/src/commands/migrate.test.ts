import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@broadsheet/db/embedded";
import { createTestDatabase } from "@broadsheet/db/testing/test-database";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCli } from "../testing/run-cli.ts";

// Each of them starts several processes, some of them a Postgres.
vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-cli-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test("migrates the database of DATABASE_URL and answers in JSON", async () => {
  const { ownerUrl, drop } = await createTestDatabase({ empty: true });
  try {
    const { code, stdout } = await runCli(["migrate", "--json"], { DATABASE_URL: ownerUrl }).exit;
    expect(code).toBe(0);
    const state = JSON.parse(stdout);
    expect(state.applied).toBe(state.known);
    expect(state.known).toBeGreaterThan(0);
  } finally {
    await drop();
  }
});

test("starts the embedded database for as long as it takes, and uses the one that runs", async () => {
  const first = await runCli(["migrate"], { BROADSHEET_DATA_DIR: dataDir }).exit;
  expect(first).toMatchObject({ code: 0, stderr: "" });
  const server = await startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined });
  try {
    const second = await runCli(["migrate"], { BROADSHEET_DATA_DIR: dataDir }).exit;
    expect(second.stdout).toMatch(/^The database is up to date/);
  } finally {
    await server.stop();
  }
});

test("claim prints the link while nobody owns the installation", async () => {
  const variables = { BROADSHEET_DATA_DIR: dataDir, BROADSHEET_URL: "https://news.example.org" };
  await runCli(["migrate"], variables).exit;
  const { code, stdout } = await runCli(["claim", "--json"], variables).exit;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    claimed: false,
    url: expect.stringMatching(/^https:\/\/news\.example\.org\/studio\/claim\?token=\S{20,}$/),
  });
});

test("an error in JSON, for scripts", async () => {
  const { code, stderr } = await runCli(["migrate", "--json"], { DATABASE_URL: "nonsense" }).exit;
  expect(code).toBe(1);
  expect(JSON.parse(stderr).error).toMatchObject({ code: "OPERATOR" });
});

test("doctor finds a healthy installation healthy, and says what a wrong one needs", async () => {
  await runCli(["migrate"], { BROADSHEET_DATA_DIR: dataDir }).exit;
  const healthy = await runCli(["doctor", "--json"], { BROADSHEET_DATA_DIR: dataDir }).exit;
  expect(healthy.code).toBe(0);
  expect(JSON.parse(healthy.stdout)).toContainEqual(
    expect.objectContaining({ check: "database role", outcome: "ok" }),
  );
  const { ownerUrl, drop } = await createTestDatabase({ empty: true });
  try {
    const wrong = await runCli(["doctor"], { BROADSHEET_DATA_DIR: dataDir, DATABASE_URL: ownerUrl }).exit;
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toMatch(/^FAIL {2}migrations: .*npm run broadsheet -- migrate/m);
    expect(wrong.stdout).toMatch(/^warn {2}database role: .*DATABASE_OWNER_URL/m);
  } finally {
    await drop();
  }
});
