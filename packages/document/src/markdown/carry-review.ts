import { diffArrays } from "diff";
import { nodeAttributes } from "../attributes.ts";
import { normalize } from "../normalize.ts";
import { withoutReview } from "../review.ts";
import type { AnyNode, PostDocument } from "../types.ts";
import { childrenOf, markRank, walk } from "../walk.ts";
import { carryLine, hasLine } from "./carry-line.ts";

/**
 * An edited document with the comments and suggestions of the one it was made from, which its edited form (Markdown) cannot hold: on every
 * block that is unchanged, and on what is unchanged within a changed line. To readers the result is the edited document.
 */
export function carryReview(base: PostDocument, edited: PostDocument): PostDocument {
  const carried = { type: "doc", content: carryChildren(base.content, edited.content) } as PostDocument;
  // Readers get what was written, whatever stood in the way of telling the two apart.
  return JSON.stringify(normalize(carried)) === JSON.stringify(normalize(edited)) ? carried : edited;
}

interface Keyed {
  node: AnyNode;
  /** Equal for what readers see no difference between; null for what they do not see at all. */
  key: string | null;
}

function carryChildren(base: readonly AnyNode[], edited: readonly AnyNode[]): AnyNode[] {
  const before = base.map(keyed);
  const after = edited.map(keyed);
  const out: AnyNode[] = [];
  let at = 0;
  let next = 0;
  let gone: Keyed[] = [];
  const settle = (come: readonly Keyed[]) => {
    out.push(...carryChanged(gone, come));
    gone = [];
  };
  for (const { added, removed, count } of diffArrays(
    before.map(({ key }, index) => key ?? `hidden ${index}`),
    after.map(({ key }) => key),
  )) {
    if (removed) {
      gone.push(...before.slice(at, at + count));
      at += count;
    } else if (added) {
      settle(after.slice(next, next + count));
      next += count;
    } else {
      settle([]);
      out.push(...before.slice(at, at + count).map(({ node }) => node));
      at += count;
      next += count;
    }
  }
  settle([]);
  return out;
}

/** What took the place of something: a block that says much of what one before it said is that block, rewritten. */
function carryChanged(gone: readonly Keyed[], come: readonly Keyed[]): AnyNode[] {
  const out: AnyNode[] = [];
  let from = 0;
  for (const { node } of come) {
    const words = wordsOf(node);
    const found = gone.findIndex(
      (one, index) =>
        index >= from && one.key !== null && one.node.type === node.type && alike(words, wordsOf(one.node)),
    );
    if (found < 0) {
      out.push(node);
      continue;
    }
    out.push(...hidden(gone.slice(from, found)), carryNode((gone[found] as Keyed).node, node));
    from = found + 1;
  }
  return [...out, ...hidden(gone.slice(from))];
}

/** Blocks that are only suggested stay where they were. */
const hidden = (nodes: readonly Keyed[]) => nodes.filter(({ key }) => key === null).map(({ node }) => node);

function carryNode(base: AnyNode, edited: AnyNode): AnyNode {
  if (hasLine(edited) && hasLine(base)) {
    const content = carryLine(base.content ?? [], edited.content ?? []);
    return content.length > 0 ? ({ ...edited, content } as AnyNode) : edited;
  }
  const content = childrenOf(edited);
  if (content.length === 0) return edited;
  return { ...edited, content: carryChildren(childrenOf(base), content) } as AnyNode;
}

function wordsOf(node: AnyNode): Set<string> {
  const words = new Set<string>();
  walk(node, (inner) => {
    if (inner.type === "text") for (const word of inner.text.match(/[\p{L}\p{N}]+/gu) ?? []) words.add(word);
  });
  return words;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared * 2.5 >= Math.max(a.size, b.size);
}

function keyed(node: AnyNode): Keyed {
  const clean = readersNode(node);
  return { node, key: clean && JSON.stringify(plain(clean)) };
}

/** A node as readers have it; null for one they do not have. */
function readersNode(node: AnyNode): AnyNode | null {
  // Lines, items, rows and cells are cleaned within what holds them.
  const [kept, ...rest] = withoutReview({ type: "doc", content: [node as never] }).content as AnyNode[];
  if (kept?.type === "paragraph" && node.type !== "paragraph") return rest[0] ?? null;
  if (node.type === "paragraph" && childrenOf(node).length > 0 && childrenOf(kept as AnyNode).length === 0)
    return null;
  return kept ?? null;
}

/** With every attribute, nothing that is null, marks in their order: so that what is equal is written equal. */
function plain(node: AnyNode): unknown {
  const rules = nodeAttributes[node.type] ?? {};
  const own = ("attrs" in node ? node.attrs : {}) as Record<string, unknown>;
  const attrs = Object.keys(rules)
    .sort()
    .flatMap((name) => {
      const value = own[name] ?? rules[name]?.default ?? null;
      return value === null ? [] : [[name, value]];
    });
  const marks = ("marks" in node ? (node.marks ?? []) : [])
    .toSorted((a, b) => markRank(a) - markRank(b))
    .map((mark) => [mark.type, mark.type === "link" ? [mark.attrs.href, mark.attrs.title ?? null] : null]);
  return [node.type, node.type === "text" ? node.text : null, attrs, marks, childrenOf(node).map(plain)];
}
