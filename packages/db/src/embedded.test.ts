import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";
import { OperatorError } from "./operator-error.ts";

let dataDir: string;
let running: EmbeddedPostgres[] = [];
const connections: postgres.Sql[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-embedded-"));
});

afterEach(async () => {
  await Promise.all(connections.splice(0).map((sql) => sql.end({ timeout: 1 })));
  await Promise.all(running.map((server) => server.stop()));
  for (const child of children.splice(0)) child.kill("SIGKILL");
  running = [];
  await rm(dataDir, { recursive: true, force: true });
});

async function start(options: { port?: number; fsync?: boolean } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined, ...options });
  running.push(server);
  return server;
}

function connect(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  connections.push(sql);
  return sql;
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OperatorError);
  const message = (error as OperatorError).message;
  expect(message).not.toContain("\n");
  return message;
}

test("serves a database that the application's role may use but not command", async () => {
  const server = await start();
  const owner = connect(server.ownerUrl);
  const app = connect(server.appUrl);
  const [role] = await app`
    SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user`;
  expect(role).toEqual({
    rolname: "broadsheet_app",
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
  });
  await expect(app`CREATE TABLE public.forbidden (id int)`).rejects.toThrow("permission denied");
  const [settings] = await owner`
    SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS timezone,
           current_setting('listen_addresses') AS addresses, current_setting('data_checksums') AS checksums`;
  expect(settings).toEqual({ encoding: "UTF8", timezone: "UTC", addresses: "127.0.0.1", checksums: "on" });
});

test("asks for the password", async () => {
  const server = await start();
  const url = new URL(server.ownerUrl);
  url.password = "guessed";
  await expect(connect(url.href)`SELECT 1`).rejects.toThrow("password authentication failed");
});

test("keeps passwords and data for the owner of the files only", async () => {
  await start();
  expect((await stat(path.join(dataDir, "postgres-passwords.json"))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(dataDir, "postgres"))).mode & 0o777).toBe(0o700);
});

test("finds its rows again after a stop, at the port asked for", async () => {
  const first = await start();
  await connect(first.ownerUrl)`CREATE TABLE kept AS SELECT 42 AS answer`;
  await first.stop();
  const second = await start({ port: first.port });
  expect(second.port).toBe(first.port);
  expect(await connect(second.ownerUrl)`SELECT answer FROM kept`).toEqual([{ answer: 42 }]);
});

test("loses no committed row when the server is killed", async () => {
  const first = await start({ fsync: true });
  await connect(first.ownerUrl)`CREATE TABLE kept AS SELECT 42 AS answer`;
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const second = await start({ fsync: true });
  expect(await connect(second.ownerUrl)`SELECT answer FROM kept`).toEqual([{ answer: 42 }]);
});

test("refuses a second server on the same directory and names the first", async () => {
  const first = await start();
  const message = await refusal(start());
  expect(message).toContain(`Postgres process ${first.pid}`);
  expect(await connect(first.ownerUrl)`SELECT 1 AS alive`).toEqual([{ alive: 1 }]);
});

test("ends when the process that started it is killed, and the next start finds everything", async () => {
  const module = path.join(import.meta.dirname, "embedded.ts");
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const owner = spawn(process.execPath, ["--input-type=module", "-e", program]);
  children.push(owner);
  const [line] = await once(owner.stdout, "data");
  const pid = Number(String(line));
  expect(process.kill(pid, 0)).toBe(true);
  owner.kill("SIGKILL");
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 10_000 });
  await start();
});

test("heals a lost passwords file", async () => {
  const first = await start();
  await connect(first.ownerUrl)`CREATE TABLE kept AS SELECT 42 AS answer`;
  await first.stop();
  await rm(path.join(dataDir, "postgres-passwords.json"));
  const second = await start();
  expect(second.ownerUrl).not.toBe(first.ownerUrl);
  expect(await connect(second.ownerUrl)`SELECT answer FROM kept`).toEqual([{ answer: 42 }]);
  expect(await connect(second.appUrl)`SELECT 1 AS alive`).toEqual([{ alive: 1 }]);
});

test("starts over after an interrupted first run", async () => {
  await writeFile(path.join(dataDir, "postgres-passwords.json"), '{"broad');
  const server = await start();
  expect(await connect(server.appUrl)`SELECT 1 AS alive`).toEqual([{ alive: 1 }]);
});

test("refuses a cluster of another major version, untouched", async () => {
  const first = await start();
  await first.stop();
  const version = path.join(dataDir, "postgres", "PG_VERSION");
  await writeFile(version, "15\n");
  expect(await refusal(start())).toMatch(/made by Postgres 15.*DATABASE_URL/);
  expect(await readFile(version, "utf8")).toBe("15\n");
});

test("says which folder cannot be written", async () => {
  const file = path.join(dataDir, "a-file");
  await writeFile(file, "");
  const attempt = startEmbeddedPostgres({ dataDir: path.join(file, "data"), log: () => undefined });
  expect(await refusal(attempt)).toMatch(/a-file\/data cannot be written \(ENOTDIR\).*BROADSHEET_DATA_DIR/);
});

test("says that the port is taken", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    expect(await refusal(start({ port }))).toBe(
      `Port ${port} for the embedded database is taken: choose another.`,
    );
  } finally {
    other.close();
  }
});
