import { PgDialect } from "drizzle-orm/pg-core";
import {
  drizzle,
  type PostgresJsDatabase,
  PostgresJsSession,
  PostgresJsTransaction,
} from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { databaseError } from "./database-error.ts";
import {
  pipelinedTransaction,
  type TransactionClient,
  type TransactionOptions,
} from "./pipelined-transaction.ts";
import { preparedTexts } from "./prepared-texts.ts";
import * as schema from "./schema.ts";
import { ScopedReads } from "./scoped-reads.ts";

export { databaseError };

export type Schema = typeof schema;
type Orm = PostgresJsDatabase<Schema>;

/** A transaction, as verbs, reads and writes take it. */
export type Tx = Parameters<Parameters<Orm["transaction"]>[0]>[0];

export interface Database {
  /** Outside a transaction scoped by `inPublication` this sees only tables of the installation: people, sessions, one-time links. */
  readonly orm: Orm;
  readonly sql: postgres.Sql;
  /** See `inPublication`, `readInPublication` and `readOnce`. */
  transaction<T>(options: TransactionOptions, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  url: string;
  /** Role to act as; web and worker give `broadsheet_app` when the URL's own user is the owner of the tables. */
  role?: string;
  /** Largest number of connections. */
  max?: number;
  applicationName?: string;
  /** Told of every statement as it is sent, for tests that look at plans. */
  onStatement?: (text: string, parameters: unknown[]) => void;
  /** After so many single reads a publication gets connections of its own. Default 50. */
  scopedAfter?: number;
}

/** Connections that a publication which is read much gets beside the pool, and how many publications do at a time. */
const scopedConnections = 5;
const scopedPublications = 2;

/** Opens a pool; no connection is made before the first query. Queries end after 15 s, connecting after 5 s. */
export function connectDatabase({
  url,
  role,
  max = 10,
  applicationName = "broadsheet",
  onStatement,
  scopedAfter = 50,
}: ConnectOptions): Database {
  const pool = (most: number, settings: Readonly<Record<string, string | boolean>> = {}) =>
    postgres(url, {
      max: most,
      connect_timeout: 5,
      idle_timeout: 60,
      onnotice: () => {},
      ...(onStatement && { debug: (_connection, text, parameters) => onStatement(text, parameters) }),
      connection: {
        application_name: applicationName,
        statement_timeout: 15_000,
        idle_in_transaction_session_timeout: 30_000,
        ...(role ? { role } : {}),
        ...settings,
      },
    });
  const sql = pool(max);
  const texts = preparedTexts();
  // Behind a pooler a connection is not one client's own.
  const scoped = sql.options.prepare
    ? new ScopedReads({
        open: (id) =>
          pool(scopedConnections, { "broadsheet.publication_id": id, default_transaction_read_only: "on" }),
        texts,
        after: scopedAfter,
        publications: scopedPublications,
      })
    : undefined;
  return {
    orm: drizzle(sql, { schema, casing: "snake_case" }),
    sql,
    transaction: (options, work) => {
      const client = options.single ? scoped?.client(options.publicationId) : undefined;
      if (client) return work(transactionOn(client));
      return pipelinedTransaction(sql, texts, options, (held) => work(transactionOn(held)));
    },
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), scoped?.close()]);
    },
  };
}

const dialect = new PgDialect({ casing: "snake_case" });

/** Drizzle's transaction on a client of ours, which has what drizzle calls of a postgres.js client. */
function transactionOn(client: TransactionClient): Tx {
  const session = new PostgresJsSession(client as unknown as postgres.Sql, dialect, undefined);
  return new PostgresJsTransaction(dialect, session as never, undefined) as unknown as Tx;
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
  return db.transaction({ publicationId }, work);
}

/** The same where nothing is written. `work` may be run a second time. */
export function readInPublication<T>(
  db: Database,
  publicationId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return twice(() => db.transaction({ publicationId, access: "read" }, work));
}

/** The same where `work` makes one statement and no more, which is answered in a single round trip. */
export function readOnce<T>(db: Database, publicationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return twice(() => db.transaction({ publicationId, access: "read", single: true }, work));
}

/**
 * Once more for what is over with the first failure: a prepared statement that a migration has overtaken, and a connection that had ended
 * without anybody noticing, as all have when the server was started anew.
 */
async function twice<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (databaseError(error)?.code !== "0A000" && !isClosedConnection(error)) throw error;
    return read();
  }
}

function isClosedConnection(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause)
    if ("code" in current && current.code === "CONNECTION_CLOSED") return true;
  return false;
}

/** True when the error is a violation of the named unique constraint or index. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const found = databaseError(error);
  return found?.code === "23505" && found.constraint === constraint;
}
