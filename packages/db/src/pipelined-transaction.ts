import postgres from "postgres";
import { databaseError } from "./database-error.ts";
import { type HeldConnection, holdConnection } from "./held-connection.ts";
import { parametersOf } from "./parameters.ts";
import type { PreparedTexts } from "./prepared-texts.ts";

export interface TransactionOptions {
  /** Row-level security shows the rows of this publication and of no other. */
  publicationId: string;
  /** "read": nothing can be written, and the result is there before the transaction's end has been acknowledged. Default "write". */
  access?: "read" | "write";
  /** `work` makes exactly one statement: the end of the transaction is sent along with it. Only with "read". */
  single?: boolean;
}

type Rows = postgres.RowList<postgres.Row[]>;

/** What drizzle's session asks of a postgres.js client inside a transaction. */
export interface TransactionClient {
  unsafe(text: string, parameters?: unknown[]): PromiseLike<Rows> & { values(): Promise<Rows> };
  savepoint<T>(work: (client: TransactionClient) => Promise<T>): Promise<T>;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isPublicationId = (text: string) => uuid.test(text);

/**
 * Runs `work` in a transaction of its own connection without waiting for the server between statements that need no answer: "begin", the
 * publication and the first statement leave in one packet. The connection belongs to this transaction until the server has ended it, so
 * nobody else's statement can come in between. Rejects with what failed first; a connection that was lost is not used again.
 */
export async function pipelinedTransaction<T>(
  sql: postgres.Sql,
  texts: PreparedTexts,
  options: TransactionOptions,
  work: (client: TransactionClient) => Promise<T>,
): Promise<T> {
  const { publicationId, access = "write", single = false } = options;
  if (!isPublicationId(publicationId))
    throw new TypeError(`"${publicationId}" is not the id of a publication`);
  const begin = access === "read" ? "begin read only" : "begin";
  const held = holdConnection(
    sql,
    `${begin}; select set_config('broadsheet.publication_id', '${publicationId}', true)`,
  );
  const statements = new Statements(held, texts, single);
  let result: T;
  try {
    result = await work(statements.client());
    await held.begun;
    if (statements.failure) throw statements.failure;
  } catch (error) {
    await statements.rollback();
    throw isAftermath(error) ? (statements.failure ?? error) : error;
  }
  const ended = statements.commit();
  if (access === "read") ended.catch(() => {});
  else await ended;
  return result;
}

/** "Current transaction is aborted": an earlier statement is to blame. */
const isAftermath = (error: unknown) => databaseError(error)?.code === "25P02";

class Statements {
  #ended = false;
  #sent = 0;
  #savepoints = 0;
  #end: Promise<void> | undefined;
  failure: unknown;
  readonly #held: HeldConnection;
  readonly #texts: PreparedTexts;
  readonly #single: boolean;

  constructor(held: HeldConnection, texts: PreparedTexts, single: boolean) {
    this.#held = held;
    this.#texts = texts;
    this.#single = single;
  }

  client(): TransactionClient {
    const start = (text: string, parameters: unknown[], asArrays: boolean) => {
      if (this.#single && this.#sent++ > 0)
        return Promise.reject(new Error("this transaction is for one statement"));
      const rows = this.#send(text, parameters, asArrays);
      if (this.#single) this.#end ??= this.#finish("commit");
      return rows;
    };
    return {
      unsafe: (text, parameters = []) => ({
        // biome-ignore lint/suspicious/noThenProperty: as with postgres.js, a statement is sent when it is waited for
        then: (...handlers) => start(text, parameters, false).then(...handlers),
        values: () => start(text, parameters, true),
      }),
      savepoint: (work) => this.#savepoint(work),
    };
  }

  plain(text: string): Promise<Rows> {
    return this.#send(text, [], false);
  }

  async #savepoint<T>(work: (client: TransactionClient) => Promise<T>): Promise<T> {
    const name = `s${this.#savepoints++}`;
    const before = this.failure;
    await this.plain(`savepoint ${name}`);
    try {
      return await work(this.client());
    } catch (error) {
      await this.plain(`rollback to savepoint ${name}`);
      this.failure = before;
      throw error;
    }
  }

  async #send(text: string, parameters: readonly unknown[], asArrays: boolean): Promise<Rows> {
    if (this.#ended) throw new Error("this transaction has ended");
    const given = parametersOf(parameters);
    try {
      return await this.#held.send(text, given, given.length > 0 && this.#texts.has(text), asArrays);
    } catch (error) {
      this.failure ??= error;
      if (!(error instanceof postgres.PostgresError)) this.#held.lose(error as Error);
      throw error;
    }
  }

  async #finish(how: "commit" | "rollback"): Promise<void> {
    const ending = this.plain(how);
    this.#ended = true;
    const { command } = await ending;
    if (how === "commit" && command !== "COMMIT")
      throw this.failure ?? new Error("the transaction had failed");
  }

  commit(): Promise<void> {
    this.#end ??= this.#finish("commit");
    return this.#end;
  }

  async rollback(): Promise<void> {
    this.#end ??= this.#finish("rollback");
    await this.#end.catch(() => {});
  }
}
