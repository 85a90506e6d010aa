import { type LoadRequest, putLoad } from "./load.ts";

export interface Row {
  name: string;
  against: string;
  /** Product divided by bare: more is better for rates, less for times and memory. */
  ratio: number;
  spread: [number, number];
  product: number;
  bare: number;
  unit: string;
  failed: number;
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A row of single figures that were taken in pairs, product and bare in turn. */
export function rowOf(
  name: string,
  against: string,
  unit: string,
  pairs: [product: number, bare: number][],
  failed = 0,
): Row {
  const ratios = pairs.map(([product, bare]) => product / bare);
  return {
    name,
    against,
    unit,
    failed,
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    product: median(pairs.map(([product]) => product)),
    bare: median(pairs.map(([, bare]) => bare)),
  };
}

/** Puts the same load on both in turn, `rounds` times, so that a machine that gets slower does so for both. */
export async function compareRates(
  name: string,
  against: string,
  product: LoadRequest,
  bare: LoadRequest,
  rounds: number,
): Promise<Row> {
  await putLoad({ ...product, seconds: 1 });
  await putLoad({ ...bare, seconds: 1 });
  const pairs: [number, number][] = [];
  let failed = 0;
  for (let round = 0; round < rounds; round++) {
    const ours = await putLoad(product);
    const theirs = await putLoad(bare);
    failed += ours.failed + theirs.failed;
    pairs.push([ours.perSecond, theirs.perSecond]);
  }
  return rowOf(name, against, "per second", pairs, failed);
}
