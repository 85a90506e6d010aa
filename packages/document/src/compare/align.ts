import { diffArrays } from "diff";
import type { FlatBlock } from "./flatten.ts";

/** How long a comparison may still take. What is not reached in time is told as removed and added whole. */
export interface Budget {
  /** Milliseconds since the epoch of `now`. */
  until: number;
  now: () => number;
  /** Set once something was not reached. */
  exceeded: boolean;
}

export interface Step<T> {
  change: "same" | "deleted" | "inserted";
  items: T[];
}

/** Edits after which two sequences count as different throughout: the work grows with their length times this. */
const mostEdits = 4000;

/** What turns one sequence into another. Elements are compared by `key`. */
export function align<T extends { key: string }>(
  before: readonly T[],
  after: readonly T[],
  budget: Budget,
): Step<T>[] {
  const timeout = budget.until - budget.now();
  const steps =
    timeout > 0
      ? diffArrays<T>([...before], [...after], {
          comparator: (left, right) => left.key === right.key,
          maxEditLength: mostEdits,
          timeout,
        })
      : undefined;
  if (steps)
    return steps.map(({ added, removed, value }) => ({
      change: added ? "inserted" : removed ? "deleted" : "same",
      items: value,
    }));
  budget.exceeded = true;
  return [
    { change: "deleted" as const, items: [...before] },
    { change: "inserted" as const, items: [...after] },
  ].filter((step) => step.items.length > 0);
}

/** A block that was changed into another, or that has no counterpart on one side. */
export type Pair = [before: FlatBlock | null, after: FlatBlock | null];

/** More comparisons than this are not worth the time: blocks are then paired by place. */
const mostComparisons = 10_000;
const likeEnough = 0.4;

/** Finds, among blocks that were taken out and put in at one place, those that are the same one rewritten. Both keep their order. */
export function pairUp(deleted: readonly FlatBlock[], inserted: readonly FlatBlock[]): Pair[] {
  const [rows, columns] = [deleted.length, inserted.length];
  const bags = [deleted, inserted].map((blocks) => blocks.map(bagOf));
  const like = (row: number, column: number): number => {
    const [left, right] = [deleted[row], inserted[column]];
    if (!left || !right || left.type !== right.type) return 0;
    const score = overlap(bags[0]?.[row] ?? new Map(), bags[1]?.[column] ?? new Map());
    return score >= likeEnough ? score : 0;
  };
  if (rows * columns > mostComparisons) return pairByPlace(deleted, inserted);
  // best[r][c]: the greatest likeness that pairs of the blocks from r and from c on can have together.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const at = (row: number, column: number) => best[row]?.[column] ?? 0;
  const likeness = deleted.map((_, row) => Float64Array.from(inserted, (__, column) => like(row, column)));
  const likeAt = (row: number, column: number) => likeness[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const paired = likeAt(row, column) > 0 ? likeAt(row, column) + at(row + 1, column + 1) : 0;
      const line = best[row];
      if (line) line[column] = Math.max(at(row + 1, column), at(row, column + 1), paired);
    }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const left = deleted[row] ?? null;
    const right = inserted[column] ?? null;
    const here = likeAt(row, column);
    if (left && right && here > 0 && at(row, column) === here + at(row + 1, column + 1)) {
      pairs.push([left, right]);
      row++;
      column++;
    } else if (left && (!right || at(row + 1, column) >= at(row, column + 1))) {
      pairs.push([left, null]);
      row++;
    } else {
      pairs.push([null, right]);
      column++;
    }
  }
  return pairs;
}

function pairByPlace(deleted: readonly FlatBlock[], inserted: readonly FlatBlock[]): Pair[] {
  return Array.from({ length: Math.max(deleted.length, inserted.length) }, (_, index): Pair[] => {
    const left = deleted[index] ?? null;
    const right = inserted[index] ?? null;
    return left && right && left.type !== right.type
      ? [
          [left, null],
          [null, right],
        ]
      : [[left, right]];
  }).flat();
}

type Bag = ReadonlyMap<string, number>;

/** How often which word stands in a block; of one without words, what it says of itself. */
function bagOf(block: FlatBlock): Bag {
  const bag = new Map<string, number>();
  const add = (word: string) => bag.set(word, (bag.get(word) ?? 0) + 1);
  for (const { text } of block.tokens) if (/[\p{L}\p{N}]/u.test(text)) add(text.toLowerCase());
  if (bag.size > 0) return bag;
  for (const [name, value] of Object.entries(block.attrs))
    for (const word of value.split(/\s+/)) add(`${name}=${word}`);
  return bag;
}

/** Shared words out of all, from 0 to 1; 1 for two blocks without any. */
function overlap(left: Bag, right: Bag): number {
  let [shared, all] = [0, 0];
  for (const word of new Set([...left.keys(), ...right.keys()])) {
    shared += Math.min(left.get(word) ?? 0, right.get(word) ?? 0);
    all += Math.max(left.get(word) ?? 0, right.get(word) ?? 0);
  }
  return all === 0 ? 1 : shared / all;
}
