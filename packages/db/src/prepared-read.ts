import { Column, fillPlaceholders, is, noopDecoder, SQL } from "drizzle-orm";
import type { Tx } from "./connection.ts";
import type { TransactionClient } from "./pipelined-transaction.ts";

/** What drizzle has made of a query, of which `execute` tells the type of its rows. */
interface Built<Rows> {
  execute(values?: Record<string, unknown>): Promise<Rows>;
}

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

/** The parts of it that are used here, which drizzle's types do not show. */
interface Parts {
  queryString: string;
  params: unknown[];
  fields: { path: string[]; field: unknown }[];
}

interface Read {
  text: string;
  parameters: unknown[];
  /** One a column; null where a value is taken as it comes. */
  columns: { name: string; decoder: Decoder | null }[];
}

/** More variants than this are of a read that should not be one of these. */
const mostVariants = 200;

/**
 * A query whose text is put together once, for reads that every page makes: building it costs more than sending it, and drizzle's own way through a
 * prepared query (a span, a cache and a search for the decoder of every value) as much as reading the row. `build` ends in `.prepare(name)` and
 * selects by name, one level deep. What differs between calls enters it by `sql.placeholder` alone, or is named by `variant`, of which there are few.
 */
export function preparedRead<Rows extends readonly object[], Values extends Record<string, unknown>>(
  build: (tx: Tx, variant: string) => Built<Rows>,
): (tx: Tx, variant: string, values: Values) => Promise<Rows> {
  const known = new Map<string, Read>();
  return async (tx, variant, values) => {
    let read = known.get(variant);
    if (!read) {
      read = readOf(build(tx, variant) as unknown as Parts);
      if (known.size >= mostVariants) known.clear();
      known.set(variant, read);
    }
    const { columns, text, parameters } = read;
    // It was built in another transaction; the connection is this one's.
    const { client } = (tx as unknown as { session: { client: TransactionClient } }).session;
    const rows = await client.unsafe(text, fillPlaceholders(parameters, values)).values();
    return rows.map((row) => rowOf(columns, row as unknown as readonly unknown[])) as unknown as Rows;
  };
}

function readOf({ queryString, params, fields }: Parts): Read {
  const columns = fields.map(({ path, field }) => {
    const [name, ...deeper] = path;
    if (name === undefined || deeper.length > 0)
      throw new TypeError("a prepared read selects one level deep");
    const decoder = decoderOf(field);
    return { name, decoder: decoder === noopDecoder ? null : decoder };
  });
  return { text: queryString, parameters: params, columns };
}

function decoderOf(field: unknown): Decoder {
  if (is(field, Column)) return field;
  const { decoder } = (is(field, SQL) ? field : (field as { sql: unknown }).sql) as { decoder: Decoder };
  return decoder;
}

function rowOf(columns: Read["columns"], values: readonly unknown[]): object {
  const row: Record<string, unknown> = {};
  for (const [at, { name, decoder }] of columns.entries()) {
    const value = values[at];
    row[name] = value === null || decoder === null ? value : decoder.mapFromDriverValue(value);
  }
  return row;
}
