import { type LoadRequest, putLoad } from "./load.ts";
import { processorMs } from "./processes.ts";
import { type Pair, type Row, ratioRow, type Target } from "./row.ts";
import { median } from "./statistics.ts";

export interface Side extends Omit<LoadRequest, "seconds" | "connections"> {
  /** The process that answers. */
  pid: number;
}

export interface Comparison {
  name: string;
  against: string;
  target?: Target;
  product: Side;
  bare: Side;
  connections?: number;
}

async function put(side: Side, seconds: number, connections: number) {
  const before = await processorMs(side.pid);
  const result = await putLoad({ ...side, seconds, connections });
  const spent = (await processorMs(side.pid)) - before;
  return { ...result, each: spent / Math.max(1, result.answered) };
}

/** Puts the same load on both in turn, `rounds` times, so that a machine that gets slower does so for both. */
export async function compareRates(comparison: Comparison, seconds: number, rounds: number): Promise<Row> {
  const { name, against, target, product, bare, connections = 32 } = comparison;
  const sides = [product, bare] as const;
  for (const side of sides) await put(side, 1, connections);
  const pairs: Pair[] = [];
  const spent: Pair[] = [];
  let failed = 0;
  for (let round = 0; round < rounds; round++) {
    const ours = await put(product, seconds, connections);
    const theirs = await put(bare, seconds, connections);
    failed += ours.failed + theirs.failed;
    pairs.push({ product: ours.perSecond, bare: theirs.perSecond });
    spent.push({ product: ours.each, bare: theirs.each });
  }
  const processor = {
    product: median(spent.map((pair) => pair.product)),
    bare: median(spent.map((pair) => pair.bare)),
  };
  return { ...ratioRow(name, against, "per second", pairs, target), processor, failed };
}
