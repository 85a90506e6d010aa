import type { AnyNode, InlineNode, Mark } from "../types.ts";
import { isReviewMark, markRank, sameMarks } from "../walk.ts";

type Line = Extract<AnyNode, { type: "paragraph" | "heading" | "figure" | "codeBlock" }>;

export const hasLine = (node: AnyNode): node is Line =>
  ["paragraph", "heading", "figure", "codeBlock"].includes(node.type);

/** One character or one thing within a line. */
interface Unit {
  node: InlineNode;
  /** Equal for what readers see no difference between. */
  key: string;
  /** Only suggested: readers do not have it. */
  hidden: boolean;
}

/**
 * An edited line with the comments and suggestions of the line it was: on what both begin with and on what both end with. What stands between
 * has those that are on both sides of it.
 */
export function carryLine(base: readonly InlineNode[], edited: readonly InlineNode[]): InlineNode[] {
  const before = base.flatMap(unitsOf);
  const shown = before.flatMap((unit, index) => (unit.hidden ? [] : [index]));
  const after = edited.flatMap(unitsOf);
  const at = (index: number) => before[shown[index] ?? -1];
  const most = Math.min(shown.length, after.length);
  let start = 0;
  while (start < most && at(start)?.key === after[start]?.key) start += 1;
  let end = 0;
  while (end < most - start && at(shown.length - 1 - end)?.key === after[after.length - 1 - end]?.key)
    end += 1;
  const left = at(start - 1)?.node;
  const right = at(shown.length - end)?.node;
  const both = commentsOf(left).filter((mark) =>
    commentsOf(right).some((other) => other.attrs.thread === mark.attrs.thread),
  );
  const head = before.slice(0, shown[start] ?? before.length);
  const tail = end === 0 ? [] : before.slice(shown[shown.length - end]);
  // Between the two nothing of the line is left; what was suggested at the end of its beginning is in the head.
  const middle = after.slice(start, after.length - end).map(({ node }) => withMarks(node, both));
  return joined([...head.map(({ node }) => node), ...middle, ...tail.map(({ node }) => node)]);
}

function unitsOf(node: InlineNode): Unit[] {
  const hidden = node.marks?.some(({ type }) => type === "insertion") ?? false;
  const marks = (node.marks ?? [])
    .filter((mark) => !isReviewMark(mark))
    .toSorted((a, b) => markRank(a) - markRank(b));
  const { marks: _, ...rest } = node;
  const key = (own: unknown) => JSON.stringify([own, marks]);
  if (node.type !== "text") return [{ node, key: key(rest), hidden }];
  return [...node.text].map((text) => ({ node: { ...node, text }, key: key(text), hidden }));
}

const commentsOf = (node: InlineNode | undefined) =>
  (node?.marks ?? []).flatMap((mark) => (mark.type === "comment" ? [mark] : []));

function withMarks(node: InlineNode, more: readonly Mark[]): InlineNode {
  if (more.length === 0) return node;
  const marks = [...(node.marks ?? []), ...more].sort((a, b) => markRank(a) - markRank(b));
  return { ...node, marks } as InlineNode;
}

function joined(nodes: readonly InlineNode[]): InlineNode[] {
  const out: InlineNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === "text" && last?.type === "text" && sameMarks(last.marks, node.marks))
      out[out.length - 1] = { ...last, text: last.text + node.text };
    else out.push(node);
  }
  return out;
}
