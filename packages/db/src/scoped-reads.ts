import type postgres from "postgres";
import { parametersOf } from "./parameters.ts";
import { isPublicationId, type TransactionClient } from "./pipelined-transaction.ts";
import type { PreparedTexts } from "./prepared-texts.ts";

export interface ScopedReadsOptions {
  /** Opens a pool whose connections belong to one publication from their start and cannot write. */
  open: (publicationId: string) => postgres.Sql;
  texts: PreparedTexts;
  /** Reads of a publication before it gets connections of its own. */
  after: number;
  /** Publications that have such connections at a time. */
  publications: number;
}

interface Pool {
  sql: postgres.Sql;
  usedAt: number;
}

/** A pool that was not asked for as long as this makes room for another. */
const idleMs = 60_000;
/** Publications whose reads are counted. */
const counted = 10_000;

/**
 * Connections that see the rows of one publication and no other for as long as they live: a statement on one of them needs no transaction
 * around it to say whose it is. Only publications that are read much get them; which one a connection serves is said as it is
 * opened, so none ever changes hands.
 */
export class ScopedReads {
  readonly #options: ScopedReadsOptions;
  readonly #pools = new Map<string, Pool>();
  readonly #reads = new Map<string, number>();

  constructor(options: ScopedReadsOptions) {
    this.#options = options;
  }

  /** What one statement can be sent with, or undefined where it takes a transaction. */
  client(publicationId: string): TransactionClient | undefined {
    if (!isPublicationId(publicationId)) return undefined;
    const pool = this.#pools.get(publicationId) ?? this.#opened(publicationId);
    if (!pool) return undefined;
    pool.usedAt = performance.now();
    return this.#clientOf(pool.sql);
  }

  async close(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map(({ sql }) => sql.end({ timeout: 5 })));
  }

  #opened(publicationId: string): Pool | undefined {
    const { after, publications, open } = this.#options;
    const reads = (this.#reads.get(publicationId) ?? 0) + 1;
    if (this.#reads.size >= counted) this.#reads.clear();
    this.#reads.set(publicationId, reads);
    if (reads <= after) return undefined;
    if (this.#pools.size >= publications && !this.#makeRoom()) return undefined;
    const pool = { sql: open(publicationId), usedAt: 0 };
    this.#pools.set(publicationId, pool);
    this.#reads.delete(publicationId);
    return pool;
  }

  #makeRoom(): boolean {
    const before = performance.now() - idleMs;
    for (const [id, { sql, usedAt }] of this.#pools) {
      if (usedAt > before) continue;
      this.#pools.delete(id);
      sql.end({ timeout: 5 }).catch(() => {});
      return true;
    }
    return false;
  }

  #clientOf(sql: postgres.Sql): TransactionClient {
    let sent = false;
    const send = (text: string, parameters: readonly unknown[]) => {
      if (sent) throw new Error("this transaction is for one statement");
      sent = true;
      const given = parametersOf(parameters);
      const prepare = given.length > 0 && this.#options.texts.has(text);
      return sql.unsafe(text, given, { prepare });
    };
    const start = async (text: string, parameters: readonly unknown[]) => send(text, parameters);
    return {
      unsafe: (text, parameters = []) => ({
        // biome-ignore lint/suspicious/noThenProperty: as with postgres.js, a statement is sent when it is waited for
        then: (...handlers) => start(text, parameters).then(...handlers),
        values: async () => send(text, parameters).values(),
      }),
      savepoint: () => Promise.reject(new Error("this transaction is for one statement")),
    };
  }
}
