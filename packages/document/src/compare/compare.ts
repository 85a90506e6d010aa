import type { PostDocument } from "../types.ts";
import { align, type Budget, pairUp } from "./align.ts";
import { type FlatBlock, flatten, type Token } from "./flatten.ts";

/** A stretch of text that is in both versions, or in one of them. */
export interface Run {
  change: "same" | "deleted" | "inserted";
  text: string;
  /** Names of its marks; a link as `link:<address>`. */
  marks: readonly string[];
}

export interface ComparedBlock {
  /** `movedAway` and `movedHere` are the two places of one block that is otherwise the same. */
  change: "same" | "changed" | "deleted" | "inserted" | "movedAway" | "movedHere";
  type: string;
  within: readonly string[];
  /** The heading's level, the code's language, the picture's address ...; of the newer version where it is in both. */
  attrs: Readonly<Record<string, string>>;
  runs: Run[];
  /** Attributes that differ; null where one version has none. */
  attrChanges: { name: string; before: string | null; after: string | null }[];
}

export interface DocumentComparison {
  blocks: ComparedBlock[];
  /** False when time ran out: what was not reached is told as deleted and inserted whole. */
  complete: boolean;
}

interface CompareOptions {
  /** Milliseconds the comparison may take. Default 400. */
  timeoutMs?: number;
  now?: () => number;
}

/** What differs between two versions of a document, block by block in the order of the newer one, and word by word inside them. */
export function compareDocuments(
  before: PostDocument,
  after: PostDocument,
  { timeoutMs = 400, now = Date.now }: CompareOptions = {},
): DocumentComparison {
  const budget: Budget = { until: now() + timeoutMs, now, exceeded: false };
  const blocks: ComparedBlock[] = [];
  let taken: FlatBlock[] = [];
  let put: FlatBlock[] = [];
  const settle = () => {
    for (const [left, right] of pairUp(taken, put)) blocks.push(compareBlocks(left, right, budget));
    taken = [];
    put = [];
  };
  for (const { change, items } of align(flatten(before), flatten(after), budget)) {
    if (change === "deleted") taken.push(...items);
    else if (change === "inserted") put.push(...items);
    else {
      settle();
      blocks.push(...items.map((item) => whole(item, "same")));
    }
  }
  settle();
  return { blocks: markMoves(blocks), complete: !budget.exceeded };
}

/** The words that differ between two lines of plain text. */
export function compareLines(before: string, after: string): Run[] {
  const line = (text: string): PostDocument => ({
    type: "doc",
    content: [{ type: "paragraph", content: text ? [{ type: "text", text }] : [] }],
  });
  const budget: Budget = { until: Date.now() + 100, now: Date.now, exceeded: false };
  const [left, right] = [flatten(line(before))[0], flatten(line(after))[0]];
  return left && right ? compareTokens(left.tokens, right.tokens, budget) : [];
}

function compareBlocks(left: FlatBlock | null, right: FlatBlock | null, budget: Budget): ComparedBlock {
  if (!left || !right) return whole((left ?? right) as FlatBlock, left ? "deleted" : "inserted");
  const names = [...new Set([...Object.keys(left.attrs), ...Object.keys(right.attrs)])];
  const place = (block: FlatBlock) => block.within.join(" › ");
  const attrChanges = names
    .map((name) => ({ name, before: left.attrs[name] ?? null, after: right.attrs[name] ?? null }))
    .filter((change) => change.before !== change.after);
  if (place(left) !== place(right))
    attrChanges.push({ name: "within", before: place(left) || null, after: place(right) || null });
  const { type, within, attrs } = right;
  const runs = compareTokens(left.tokens, right.tokens, budget);
  return { change: "changed", type, within, attrs, runs, attrChanges };
}

function whole(block: FlatBlock, change: "same" | "deleted" | "inserted"): ComparedBlock {
  const { type, within, attrs, tokens } = block;
  return { change, type, within, attrs, runs: join([{ change, items: tokens }]), attrChanges: [] };
}

function compareTokens(before: readonly Token[], after: readonly Token[], budget: Budget): Run[] {
  return join(align(before, after, budget));
}

/** Neighbours that are set alike become one run. */
function join(steps: readonly { change: Run["change"]; items: readonly Token[] }[]): Run[] {
  const runs: Run[] = [];
  for (const { change, items } of steps)
    for (const { text, marks } of items) {
      const last = runs.at(-1);
      if (last?.change === change && last.marks.join() === marks.join()) last.text += text;
      else runs.push({ change, text, marks });
    }
  return runs;
}

const textOf = (block: ComparedBlock) => block.runs.map((run) => run.text).join("");
const keyOf = (block: ComparedBlock) => JSON.stringify([block.type, block.attrs, textOf(block)]);

/** A block that vanished in one place and stands in another, unchanged, was moved. What says nothing is not worth telling so. */
function markMoves(blocks: ComparedBlock[]): ComparedBlock[] {
  const gone = new Map<string, ComparedBlock[]>();
  for (const block of blocks)
    if (block.change === "deleted" && (textOf(block).trim() !== "" || block.attrs.src))
      gone.set(keyOf(block), [...(gone.get(keyOf(block)) ?? []), block]);
  for (const block of blocks) {
    const from = block.change === "inserted" ? gone.get(keyOf(block))?.shift() : undefined;
    if (!from) continue;
    from.change = "movedAway";
    block.change = "movedHere";
    for (const run of [...from.runs, ...block.runs]) run.change = "same";
  }
  return blocks;
}
