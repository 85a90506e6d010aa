import path from "node:path";
import { OperatorError } from "@broadsheet/db/operator-error";
import { z } from "zod";

/** Root of the repository: the web app and the worker are started from here. */
export const rootDirectory = path.join(import.meta.dirname, "..", "..", "..");

const port = z.coerce.number().int().min(1).max(65_535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const webUrl = z.url({ protocol: /^https?$/ });

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  BROADSHEET_DATA_DIR: z.string().default(path.join(rootDirectory, ".broadsheet")),
  BROADSHEET_URL: webUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
});

const expectations: Record<keyof z.infer<typeof schema>, string> = {
  PORT: "a whole number from 1 to 65535",
  HOST: "an address of this machine",
  BROADSHEET_DATA_DIR: "a folder",
  BROADSHEET_URL: "an address like https://news.example.org",
  DATABASE_URL: "an address like postgres://user:password@host:5432/database",
  DATABASE_OWNER_URL: "an address like postgres://owner:password@host:5432/database",
  AUTH_SECRET: "at least 32 random characters",
  REDIS_URL: "an address like redis://host:6379",
  SMTP_URL: "an address like smtp://user:password@host:587",
};

/** Values that must not appear on a screen when they are wrong. */
const secret = new Set<string>([
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "AUTH_SECRET",
  "REDIS_URL",
  "SMTP_URL",
]);

export type CliEnv = {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Public address, without a slash at its end. */
  url: string;
  /** Undefined: the embedded Postgres. */
  databaseUrl: string | undefined;
  /** Runs migrations; the same as `databaseUrl` unless the operator separates the two. */
  databaseOwnerUrl: string | undefined;
  authSecret: string | undefined;
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
};

/** @throws {OperatorError} naming the first variable that is wrong, and what it should look like. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): CliEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof expectations;
    const shown = secret.has(name) ? "" : `, not "${given[name]}"`;
    throw new OperatorError(`${name} must be ${expectations[name]}${shown}.`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: path.resolve(env.BROADSHEET_DATA_DIR),
    url: (env.BROADSHEET_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ""),
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    authSecret: env.AUTH_SECRET,
    redisUrl: env.REDIS_URL,
    smtpUrl: env.SMTP_URL,
  };
}

/** The environment of this process with some variables set: what child processes get. */
export function childEnvironment(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** Reads `.env` at the root, if there is one. Variables that are set already win. */
export function loadEnvFile(): void {
  try {
    process.loadEnvFile(path.join(rootDirectory, ".env"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

/** A path as the person typed it: npm changes to the root before it runs a script, and says where it was called. */
export function fromWhereCalled(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
