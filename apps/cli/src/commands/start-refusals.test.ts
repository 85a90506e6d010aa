import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freePort, listen, runCli } from "../testing/run-cli.ts";

let dataDir: string;
let port: string;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-cli-"));
  port = String(await freePort());
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Runs `start`, which must end by itself with code 1 and one line. */
async function refusal(variables: Record<string, string>): Promise<string> {
  const { code, stderr } = await runCli(["start"], {
    BROADSHEET_DATA_DIR: dataDir,
    PORT: port,
    ...variables,
  }).exit;
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
  return stderr.trim();
}

function changed(change: (url: URL) => void): string {
  const url = new URL(database.ownerUrl);
  change(url);
  return url.href;
}

test("a taken port", async () => {
  const { server, port: taken } = await listen();
  try {
    expect(await refusal({ PORT: String(taken) })).toBe(
      `broadsheet: Port ${taken} is taken by another program: stop it, or set PORT to a free one.`,
    );
  } finally {
    server.close();
  }
});

test("a port that is none", async () => {
  expect(await refusal({ PORT: "http" })).toBe(
    'broadsheet: PORT must be a whole number from 1 to 65535, not "http".',
  );
});

test("a data directory that cannot be written", async () => {
  const file = path.join(dataDir, "a-file");
  await writeFile(file, "");
  expect(await refusal({ BROADSHEET_DATA_DIR: path.join(file, "data") })).toMatch(
    /cannot be written \(ENOTDIR\): .*BROADSHEET_DATA_DIR/,
  );
});

test("a variable of another part", async () => {
  expect(await refusal({ S3_BUCKET: "media" })).toMatch(
    /^broadsheet: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be given together/,
  );
});

test("a DATABASE_URL that is no address, without showing it", async () => {
  const message = await refusal({ DATABASE_URL: "mysql://root:hunter2@host/db" });
  expect(message).toMatch(/^broadsheet: DATABASE_URL must be an address like postgres:/);
  expect(message).not.toContain("hunter2");
});

test("a DATABASE_URL where nobody answers", async () => {
  const url = `postgres://app:hunter2@127.0.0.1:${await freePort()}/news`;
  const message = await refusal({ DATABASE_URL: url });
  expect(message).toMatch(/No Postgres answers at 127\.0\.0\.1:\d+: start it, or correct DATABASE_URL\./);
  expect(message).not.toContain("hunter2");
});

test("a DATABASE_URL with a wrong password", async () => {
  const url = changed((address) => {
    address.password = "hunter2";
  });
  const message = await refusal({ DATABASE_URL: url });
  expect(message).toMatch(/refuses the password of "broadsheet_owner": correct DATABASE_URL\./);
  expect(message).not.toContain("hunter2");
});

test("a DATABASE_URL without such a database", async () => {
  const url = changed((address) => {
    address.pathname = "/nowhere";
  });
  expect(await refusal({ DATABASE_URL: url })).toMatch(/There is no database "nowhere" at .*: create it/);
});

test("a database of a newer version", async () => {
  const { ownerUrl, owner, drop } = await createTestDatabase();
  try {
    await owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`;
    expect(await refusal({ DATABASE_URL: ownerUrl })).toMatch(/migrated by a newer version of Broadsheet/);
  } finally {
    await drop();
  }
});

test("an unknown command or option is a usage error", async () => {
  for (const args of [["strat"], ["start", "--fast"]]) {
    const { code, stderr } = await runCli(args, {}).exit;
    expect(code).toBe(2);
    expect(stderr).toContain("--help");
  }
});

test("help names the commands and succeeds", async () => {
  const { code, stdout } = await runCli(["--help"], {}).exit;
  expect(code).toBe(0);
  for (const command of ["start", "dev", "migrate", "doctor"]) expect(stdout).toContain(command);
});
