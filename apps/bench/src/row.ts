import { median, spreadOf } from "./statistics.ts";

/** What a row is to reach: at least or at most so much of its unit. */
export type Target = { least: number } | { most: number };

export interface Row {
  name: string;
  /** What it is held against; empty where the figure stands for itself. */
  against: string;
  /** The figure that is judged, the median of all rounds. */
  value: number;
  /** The lowest and the highest of the rounds. */
  spread: [number, number];
  /** "×" for a ratio of product to bare. */
  unit: string;
  target?: Target | undefined;
  /** What both did, where the value is their ratio. */
  pair?: { product: number; bare: number; unit: string } | undefined;
  /** Processor time of the two servers for an answer, in milliseconds, where it was taken. */
  processor?: { product: number; bare: number } | undefined;
  /** Answers that were not as they should be. */
  failed: number;
}

/** Undefined where nothing was to be reached. */
export function isMet({ value, target, failed }: Row): boolean | undefined {
  if (!target) return undefined;
  return failed === 0 && ("least" in target ? value >= target.least : value <= target.most);
}

/** A row of figures of one kind, one of each round. */
export function figureRow(name: string, unit: string, values: readonly number[], target?: Target): Row {
  return { name, against: "", value: median(values), spread: spreadOf(values), unit, target, failed: 0 };
}

export interface Pair {
  product: number;
  bare: number;
}

/** A row of figures that were taken in pairs, product and bare in turn: the ratio counts. */
export function ratioRow(
  name: string,
  against: string,
  unit: string,
  pairs: readonly Pair[],
  target?: Target,
): Row {
  const ratios = pairs.map(({ product, bare }) => product / bare);
  const of = (which: keyof Pair) => median(pairs.map((pair) => pair[which]));
  return {
    name,
    against,
    value: median(ratios),
    spread: spreadOf(ratios),
    unit: "×",
    target,
    pair: { product: of("product"), bare: of("bare"), unit },
    failed: 0,
  };
}
