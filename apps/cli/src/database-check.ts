import { OperatorError } from "@broadsheet/db/operator-error";
import postgres from "postgres";

const connectTimeoutSeconds = 5;

/** What an external database said when it was asked who it is. */
export type DatabaseFacts = {
  version: string;
  versionNumber: number;
  user: string;
  /** True when row-level security does not hold this user back. */
  bypassesRowSecurity: boolean;
};

/** @throws {OperatorError} in one line without the password: not reachable, wrong password, no such database ... */
export async function reachDatabase(url: string): Promise<DatabaseFacts> {
  const sql = postgres(url, { max: 1, connect_timeout: connectTimeoutSeconds, onnotice: () => undefined });
  try {
    const [row] = await sql<DatabaseFacts[]>`
      SELECT current_setting('server_version') AS version,
             current_setting('server_version_num')::int AS "versionNumber",
             current_user AS user,
             COALESCE((SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user), false)
               AS "bypassesRowSecurity"`;
    if (row === undefined) throw new Error("the database gave no answer");
    return row;
  } catch (error) {
    throw explain(error, new URL(url));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function explain(error: unknown, url: URL): OperatorError {
  const server = `${url.hostname}:${url.port || 5432}`;
  const name = decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username);
  const user = decodeURIComponent(url.username);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reasons: Record<string, string> = {
    ECONNREFUSED: `No Postgres answers at ${server}: start it, or correct DATABASE_URL.`,
    ENOTFOUND: `The host ${url.hostname} of DATABASE_URL is not known: correct the address.`,
    EAI_AGAIN: `The host ${url.hostname} of DATABASE_URL could not be looked up: check the network, or correct the address.`,
    CONNECT_TIMEOUT: `Postgres at ${server} does not answer within ${connectTimeoutSeconds} s: check the network and DATABASE_URL.`,
    ETIMEDOUT: `Postgres at ${server} does not answer: check the network and DATABASE_URL.`,
    ECONNRESET: `${server} closed the connection: check that DATABASE_URL names a Postgres server.`,
    CONNECTION_CLOSED: `${server} closed the connection: check that DATABASE_URL names a Postgres server.`,
    "28P01": `Postgres at ${server} refuses the password of "${user}": correct DATABASE_URL.`,
    "28000": `Postgres at ${server} does not let "${user}" in: correct DATABASE_URL, or the server's pg_hba.conf.`,
    "3D000": `There is no database "${name}" at ${server}: create it, or correct DATABASE_URL.`,
    "53300": `Postgres at ${server} has no connection left: raise max_connections, or use a pooler.`,
    "57P03": `Postgres at ${server} is still starting: try again in a moment.`,
  };
  const text = error instanceof Error ? error.message : String(error);
  return new OperatorError(
    reasons[code] ?? `The database at ${server} cannot be used: ${text.split("\n")[0]}.`,
    {
      cause: error,
    },
  );
}
