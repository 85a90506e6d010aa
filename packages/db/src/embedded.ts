import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { diskFull } from "./data-directory.ts";
import {
  appRole,
  type Cluster,
  lastErrorLine,
  ownerRole,
  prepareCluster,
  type RolePasswords,
  readCluster,
} from "./embedded/cluster.ts";
import { type PostgresServer, spawnPostgres } from "./embedded/process.ts";
import { OperatorError } from "./operator-error.ts";

const database = "broadsheet";
const host = "127.0.0.1";
/** A server that does not end within this time after a fast shutdown is ended at once; its log recovers at the next start. */
const shutdownPatienceMs = 20_000;
/** How long a start waits for an earlier server on the same directory that is just ending, because its owner was killed. */
const earlierServerPatienceMs = 3_000;

export type EmbeddedPostgresOptions = {
  /** The cluster lives in `<dataDir>/postgres`, the roles' passwords in `<dataDir>/postgres-passwords.json` (0600). */
  dataDir: string;
  /** Default: any free port. */
  port?: number;
  /** Off only where the data may be lost: a power cut then destroys the cluster. Default: on. */
  fsync?: boolean;
  /** Default 100. */
  maxConnections?: number;
  /** Receives progress, and what Postgres itself writes from the level WARNING up. */
  log: (message: string) => void;
};

export type EmbeddedPostgres = {
  /** Owns the database and may create roles: for migrations. */
  ownerUrl: string;
  /** What web and worker connect as. It cannot bypass row-level security and owns nothing. */
  appUrl: string;
  port: number;
  pid: number;
  /** Resolves when the server is gone, whether stopped or died. */
  exited: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. May be called more than once. */
  stop(): Promise<void>;
};

/**
 * Starts the Postgres server that comes from npm on 127.0.0.1, creating its cluster on the first run. It ends with this process,
 * even when this process is killed.
 *
 * @throws {OperatorError} with one line that says what to do: unwritable or full data directory, another server on the same data
 * directory, a cluster of another major version, a taken port.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const cluster = await prepareCluster(dataDir, options.fsync ?? true, options.log);
  const { server, port } = await serve(cluster, dataDir, options);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= shutDown(server);
    return stopping;
  };
  try {
    await ensureRolesAndDatabase(roleUrl(ownerRole, cluster.passwords, port, "postgres"), cluster.passwords);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...addressesAt(port, cluster.passwords),
    port,
    pid: server.pid,
    exited: server.exited.then(() => undefined),
    stop,
  };
}

/**
 * The addresses of the embedded server that another process runs on this data directory, for commands that work beside it. Undefined
 * when none answers.
 */
export async function findRunningPostgres(
  dataDir: string,
): Promise<Pick<EmbeddedPostgres, "ownerUrl" | "appUrl" | "port"> | undefined> {
  const cluster = await readCluster(path.resolve(dataDir));
  if (cluster === undefined) return undefined;
  // The fourth line is the port: https://www.postgresql.org/docs/current/storage-file-layout.html
  const state = await readFile(path.join(cluster.dir, "postmaster.pid"), "utf8").catch(() => "");
  const port = Number(state.split("\n")[3]);
  if (!Number.isInteger(port) || port < 1) return undefined;
  const addresses = addressesAt(port, cluster.passwords);
  const sql = postgres(addresses.appUrl, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`SELECT 1`;
    return { ...addresses, port };
  } catch {
    return undefined;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function addressesAt(port: number, passwords: RolePasswords): { ownerUrl: string; appUrl: string } {
  return {
    ownerUrl: roleUrl(ownerRole, passwords, port, database),
    appUrl: roleUrl(appRole, passwords, port, database),
  };
}

function roleUrl(role: keyof RolePasswords, passwords: RolePasswords, port: number, name: string): string {
  return `postgres://${role}:${passwords[role]}@${host}:${port}/${name}`;
}

async function serve(
  cluster: Cluster,
  dataDir: string,
  options: EmbeddedPostgresOptions,
): Promise<{ server: PostgresServer; port: number }> {
  const began = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    const { server, failure } = await launch(cluster.dir, port, options);
    if (failure === undefined) return { server, port };
    const portWasTaken = failure.includes("could not create any TCP/IP sockets");
    if (portWasTaken && options.port === undefined && attempt < 5) continue;
    const inUse = /lock file "postmaster.pid" already exists|is still in use/.test(failure);
    if (inUse && performance.now() - began < earlierServerPatienceMs) {
      await setTimeout(100);
      continue;
    }
    if (inUse) throw await directoryInUse(cluster.dir, dataDir);
    throw explainFailure(failure, portWasTaken, port, dataDir);
  }
}

/** Resolves as soon as the server accepts connections, or with everything it wrote when it ended before. */
async function launch(
  dir: string,
  port: number,
  options: EmbeddedPostgresOptions,
): Promise<{ server: PostgresServer; failure?: string }> {
  const ready = Promise.withResolvers<undefined>();
  const server = spawnPostgres(["-D", dir, ...serverSettings(port, options)], (line) => {
    if (line.includes("database system is ready to accept connections")) ready.resolve(undefined);
    if (worthTelling(line)) options.log(line);
  });
  const failure = await Promise.race([
    ready.promise,
    server.exited.then(({ code, lines }) => lines.join("\n") || `postgres ended with code ${code}`),
  ]);
  return failure === undefined ? { server } : { server, failure };
}

/** Closing the connections that are still open is part of every stop. */
function worthTelling(line: string): boolean {
  return / (WARNING|FATAL|PANIC): /.test(line) && !line.includes("due to administrator command");
}

/** Given on the command line, so that a new version of Broadsheet can change them for a cluster that exists. */
function serverSettings(port: number, options: EmbeddedPostgresOptions): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: host,
    port,
    unix_socket_directories: "",
    max_connections: options.maxConnections ?? 100,
    shared_buffers: "128MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    max_wal_size: "512MB",
    min_wal_size: "64MB",
    random_page_cost: 1.1,
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    log_min_messages: "warning",
    log_min_error_statement: "panic",
    logging_collector: "off",
    password_encryption: "scram-sha-256",
  };
  if (options.fsync === false) {
    Object.assign(settings, { fsync: "off", synchronous_commit: "off", full_page_writes: "off" });
  }
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function directoryInUse(dir: string, dataDir: string): Promise<OperatorError> {
  const pid = (await readFile(path.join(dir, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0];
  return new OperatorError(
    `Another Broadsheet already uses ${dataDir} (Postgres process ${pid || "unknown"}): stop it, or set BROADSHEET_DATA_DIR to another folder.`,
  );
}

function explainFailure(
  failure: string,
  portWasTaken: boolean,
  port: number,
  dataDir: string,
): OperatorError {
  if (portWasTaken)
    return new OperatorError(`Port ${port} for the embedded database is taken: choose another.`);
  if (failure.includes("No space left on device")) return diskFull(dataDir);
  return new OperatorError(`The embedded database did not start: ${lastErrorLine(failure)}`);
}

async function shutDown(server: PostgresServer): Promise<void> {
  server.signal("fast");
  const patience = new AbortController();
  const giveUp = setTimeout(shutdownPatienceMs, undefined, { signal: patience.signal }).then(
    () => server.signal("immediate"),
    () => undefined,
  );
  await server.exited;
  patience.abort();
  await giveUp;
}

/** Cheap enough to be done at every start, so an interrupted first run or a lost passwords file heals by itself. */
async function ensureRolesAndDatabase(url: string, passwords: RolePasswords): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const rights = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION";
  try {
    const [state] = await sql<{ role: boolean; database: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ${appRole}) AS role,
             EXISTS (SELECT FROM pg_database WHERE datname = ${database}) AS database`;
    const verb = state?.role ? "ALTER" : "CREATE";
    await sql.unsafe(`${verb} ROLE ${appRole} WITH ${rights} PASSWORD '${passwords[appRole]}'`);
    if (!state?.database) await sql.unsafe(`CREATE DATABASE ${database} OWNER ${ownerRole}`);
  } finally {
    await sql.end();
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port was given"));
        else resolve(address.port);
      });
    });
  });
}
