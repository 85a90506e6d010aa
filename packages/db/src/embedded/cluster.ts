import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { diskFull, explainFileError, prepareDataDirectory } from "../data-directory.ts";
import { OperatorError } from "../operator-error.ts";
import { runPostgresProgram } from "./process.ts";

/** Major version of the Postgres binaries that come from npm. */
export const embeddedPostgresMajor = "18";

export const ownerRole = "broadsheet_owner";
export const appRole = "broadsheet_app";

const passwordsSchema = z.object({ [ownerRole]: z.string().min(1), [appRole]: z.string().min(1) });
export type RolePasswords = z.infer<typeof passwordsSchema>;

export type Cluster = { dir: string; passwords: RolePasswords };

/**
 * Makes `<dataDir>/postgres` ready to be served: creates it on the first run (under another name first, so that an interrupted run
 * leaves nothing half made), otherwise checks that it was made by the same major version.
 *
 * @throws {OperatorError} for an unwritable or full data directory, or a cluster of another major version.
 */
export async function prepareCluster(
  dataDir: string,
  fsync: boolean,
  log: (message: string) => void,
): Promise<Cluster> {
  await prepareDataDirectory(dataDir);
  const dir = path.join(dataDir, "postgres");
  const passwordsFile = passwordsFileOf(dataDir);
  try {
    if (existsSync(path.join(dir, "PG_VERSION"))) {
      await checkMajor(dir);
      const kept = await readPasswords(passwordsFile);
      return { dir, passwords: kept ?? (await resetPasswords(dir, passwordsFile, log)) };
    }
    log("Creating the embedded database");
    const passwords = await writeNewPasswords(passwordsFile);
    await createCluster(dir, passwords[ownerRole], fsync);
    return { dir, passwords };
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/** The cluster as it is, without creating or changing anything. Undefined when there is none. */
export async function readCluster(dataDir: string): Promise<Cluster | undefined> {
  const dir = path.join(dataDir, "postgres");
  if (!existsSync(path.join(dir, "PG_VERSION"))) return undefined;
  const passwords = await readPasswords(passwordsFileOf(dataDir));
  return passwords === undefined ? undefined : { dir, passwords };
}

function passwordsFileOf(dataDir: string): string {
  return path.join(dataDir, "postgres-passwords.json");
}

async function checkMajor(dir: string): Promise<void> {
  const major = (await readFile(path.join(dir, "PG_VERSION"), "utf8")).trim();
  if (major === embeddedPostgresMajor) return;
  throw new OperatorError(
    `The database in ${dir} was made by Postgres ${major}, this version of Broadsheet brings ${embeddedPostgresMajor}: ` +
      "export with the version that made it and import here, or serve it yourself and set DATABASE_URL.",
  );
}

async function readPasswords(file: string): Promise<RolePasswords | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    return passwordsSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    // Half written or edited by hand counts as lost; a file that cannot be read does not.
    if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function writeNewPasswords(file: string): Promise<RolePasswords> {
  const password = () => randomBytes(24).toString("base64url");
  const passwords = { [ownerRole]: password(), [appRole]: password() };
  const unfinished = `${file}.new`;
  await writeFile(unfinished, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
  return passwords;
}

async function createCluster(dir: string, ownerPassword: string, fsync: boolean): Promise<void> {
  const unfinished = `${dir}.new`;
  const passwordFile = `${dir}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, `${ownerPassword}\n`, { mode: 0o600 });
  try {
    const { code, output } = await runPostgresProgram("initdb", [
      `--pgdata=${unfinished}`,
      `--username=${ownerRole}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(fsync ? [] : ["--no-sync"]),
    ]);
    if (code !== 0) {
      if (output.includes("No space left on device")) throw diskFull(path.dirname(dir));
      throw new OperatorError(`The embedded database could not be created: ${lastErrorLine(output)}`);
    }
    await rename(unfinished, dir);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The passwords file was lost: whoever owns the files may set new ones, through Postgres' single-user mode. */
async function resetPasswords(
  dir: string,
  file: string,
  log: (message: string) => void,
): Promise<RolePasswords> {
  log("The file with the database's passwords is missing: setting new ones");
  const passwords = await writeNewPasswords(file);
  const statement = `ALTER ROLE ${ownerRole} PASSWORD '${passwords[ownerRole]}'\n`;
  const { code, output } = await runPostgresProgram(
    "postgres",
    ["--single", "-D", dir, "postgres"],
    statement,
  );
  if (code !== 0 || output.includes("ERROR:")) {
    await rm(file, { force: true });
    throw new OperatorError(`The database's passwords could not be set: ${lastErrorLine(output)}`);
  }
  return passwords;
}

/** The line of a Postgres program's output that says why it stopped. */
export function lastErrorLine(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const reason = lines.findLast((line) => /\b(FATAL|PANIC|error|ERROR):/.test(line)) ?? lines.at(-1);
  return reason?.trim() ?? "no reason was given";
}
