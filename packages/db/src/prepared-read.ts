import type { Tx } from "./connection.ts";

interface Built<Rows> {
  execute(values?: Record<string, unknown>): Promise<Rows>;
}

/** More variants than this are of a read that should not be one of these. */
const mostVariants = 100;

/**
 * A query whose text is put together once, for reads that every page makes: building it costs more than sending it. `build` ends in
 * `.prepare(name)`. What differs between calls enters it by `sql.placeholder` alone, or is named by `variant`, of which there are few.
 */
export function preparedRead<Rows, Values extends Record<string, unknown>>(
  build: (tx: Tx, variant: string) => Built<Rows>,
): (tx: Tx, variant: string, values: Values) => Promise<Rows> {
  const built = new Map<string, Built<Rows>>();
  return (tx, variant, values) => {
    let query = built.get(variant);
    if (!query) {
      query = build(tx, variant);
      if (built.size >= mostVariants) built.clear();
      built.set(variant, query);
    }
    // It was built in another transaction, whose connection is no longer its own; the text and the reading of rows are everybody's.
    const { client } = (tx as unknown as { session: { client: unknown } }).session;
    const here: Built<Rows> = Object.create(query, { client: { value: client } });
    return here.execute(values);
  };
}
