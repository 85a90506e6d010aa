import { sql as rawSql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema.ts";

export type Schema = typeof schema;
type Orm = PostgresJsDatabase<Schema>;

/** A transaction, as verbs, reads and writes take it. */
export type Tx = Parameters<Parameters<Orm["transaction"]>[0]>[0];

export interface Database {
  /** Outside a transaction scoped by `inPublication` this sees only tables of the installation: people, sessions, one-time links. */
  readonly orm: Orm;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
}

export interface ConnectOptions {
  url: string;
  /** Role to act as; web and worker give `broadsheet_app` when the URL's own user is the owner of the tables. */
  role?: string;
  /** Largest number of connections. */
  max?: number;
  applicationName?: string;
}

/** Opens a pool; no connection is made before the first query. Queries end after 15 s, connecting after 5 s. */
export function connectDatabase({
  url,
  role,
  max = 10,
  applicationName = "broadsheet",
}: ConnectOptions): Database {
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: applicationName,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(role ? { role } : {}),
    },
  });
  return {
    orm: drizzle(sql, { schema, casing: "snake_case" }),
    sql,
    close: () => sql.end({ timeout: 5 }),
  };
}

/**
 * Runs `work` in one transaction that sees the rows of one publication only: row-level security hides all others. The setting lasts as long
 * as the transaction, so it is safe behind a pooler.
 */
export function inPublication<T>(
  db: Database,
  publicationId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.orm.transaction(async (tx) => {
    await tx.execute(rawSql`select set_config('broadsheet.publication_id', ${publicationId}, true)`);
    return work(tx);
  });
}

/** Postgres's error code (`23505` is a unique violation) and constraint, wherever drizzle put them. */
export function databaseError(error: unknown): { code: string; constraint: string | undefined } | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof postgres.PostgresError) {
      return { code: current.code, constraint: current.constraint_name };
    }
  }
  return undefined;
}

/** True when the error is a violation of the named unique constraint or index. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const found = databaseError(error);
  return found?.code === "23505" && found.constraint === constraint;
}
