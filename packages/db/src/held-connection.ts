import type postgres from "postgres";

type Rows = postgres.RowList<postgres.Row[]>;

/** A statement of postgres.js. It is sent once it is waited for, by its `handler`. */
interface Query extends Promise<Rows> {
  handler: (query: Query) => void;
  reject: (error: Error) => void;
  /** Why it was sent a second time. */
  retried?: Error;
  values(): Query;
}

/** A connection of postgres.js, as its own `begin` uses it. */
interface Connection {
  /** Writes a statement behind those that are under way; false when nothing may follow until they are answered. */
  execute(query: Query): boolean;
  /** Set while it belongs to a transaction: called when everything that was written has been answered. */
  reserved: (() => void) | null;
  onclose: ((error: Error) => void) | null;
}

export interface HeldConnection {
  /** Settled with the answer to the statement that opened the transaction. */
  readonly begun: Promise<Rows>;
  /** Writes a statement at once, whatever is under way. */
  send(
    text: string,
    parameters: (string | boolean | null | Uint8Array)[],
    prepare: boolean,
    asArrays: boolean,
  ): Promise<Rows>;
  /** To be called when a statement failed for a reason that is not the server's: nothing is sent any more. */
  lose(error: Error): void;
}

/**
 * Takes a connection of the pool for one transaction, which `begin` opens. It goes back by itself when the server says that the transaction
 * is over. postgres.js's own `begin` does the same but waits for the answer to "begin" before anything else can be sent.
 */
export function holdConnection(sql: postgres.Sql, begin: string): HeldConnection {
  const waiting: Query[] = [];
  let connection: Connection | undefined;
  let paused = true;
  let lost: Error | undefined;

  function lose(error: Error): void {
    lost ??= error;
    for (const query of waiting.splice(0)) query.reject(error);
  }
  function run(query: Query): void {
    if (lost) query.reject(lost);
    else if (paused || !connection) waiting.push(query);
    else if (!connection.execute(query)) paused = true;
  }
  function goOn(): void {
    paused = false;
    for (let next = waiting.shift(); next; next = paused ? undefined : waiting.shift()) run(next);
  }
  function onexecute(taken: Connection): boolean {
    connection = taken;
    taken.reserved = goOn;
    taken.onclose = lose;
    goOn();
    // Nobody else may write to it.
    return false;
  }

  const opening: object = { simple: true, onexecute };
  const begun = sql.unsafe(begin, [], opening);
  begun.catch(lose);
  return {
    begun,
    lose,
    async send(text, parameters, prepare, asArrays) {
      const query = sql.unsafe(text, parameters, { prepare }) as unknown as Query;
      query.handler = run;
      const rows = await (asArrays ? query.values() : query);
      // By then the transaction has failed, and perhaps ended.
      if (query.retried) throw query.retried;
      return rows;
    },
  };
}
