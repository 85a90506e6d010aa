import type { Cell } from "./world.ts";

/**
 * Who may call a procedure: O owner, A admin, E editor, U author, C contributor; tokens with the scope c content:read, r posts:read,
 * w posts:write, p posts:publish, b both of the two before, t tags:write, m media:write; n anybody. `own`: about what the caller wrote,
 * uploaded or is; `other`: about somebody else's. One string means that it makes no difference. What lies in another publication nobody may touch.
 */
export interface Row {
  allowed: string | { own: string; other: string };
  input: (cell: Cell) => Promise<unknown>;
  /** Answers differ from call to call in what they hold, not in who may ask: nothing lies in another publication. */
  placeless?: true;
  /** What one caller began keeps others from theirs: one after the other is asked. */
  inTurn?: true;
  /** Refusals that are right for this procedure beside the usual ones. */
  refusals?: readonly string[];
}

export const row = (allowed: Row["allowed"], input: Row["input"], more: Partial<Row> = {}): Row => ({
  allowed,
  input,
  ...more,
});

/** A row for what is about no thing of its own. */
export const list = (allowed: string, input: object = {}) =>
  row(allowed, async () => input, { placeless: true });

/** The rows of a noun, by the name of its procedures. */
export const under = (prefix: string, rows: Record<string, Row>): Record<string, Row> =>
  Object.fromEntries(Object.entries(rows).map(([name, value]) => [`${prefix}.${name}`, value]));
