import { withoutReview } from "../review.ts";
import type { AnyNode, PostDocument } from "../types.ts";
import { childrenOf } from "../walk.ts";

/** A word, the white space or sign after it, or one thing inside a line, with how it is set. */
export interface Token {
  text: string;
  /** Names of its marks, a link with its address. */
  marks: readonly string[];
  /** Equal for equal tokens. */
  key: string;
}

/** One line, picture, table row or other smallest block of a document, with the blocks around it. */
export interface FlatBlock {
  type: string;
  /** What it stands in, from the outside. */
  within: readonly string[];
  attrs: Readonly<Record<string, string>>;
  tokens: readonly Token[];
  /** Equal for blocks that are equal in every respect. */
  key: string;
}

const lines = new Set(["paragraph", "heading", "codeBlock", "figure"]);
const words = new Intl.Segmenter("und", { granularity: "word" });

/** The document as a sequence of smallest blocks, in reading order, without comments and suggestions. */
export function flatten(document: PostDocument): FlatBlock[] {
  const blocks: FlatBlock[] = [];
  const visit = (node: AnyNode, within: readonly string[]): void => {
    if (node.type === "tableRow") blocks.push(makeBlock(node, within, rowTokens(node)));
    else if (isLeaf(node)) blocks.push(makeBlock(node, within, lineTokens(childrenOf(node))));
    else {
      const inside = node.type === "doc" ? within : [...within, node.type];
      // What a container says of itself stands in front of what it holds.
      if (Object.keys(attrsOf(node)).length > 0) blocks.push(makeBlock(node, within, []));
      for (const child of childrenOf(node)) visit(child, inside);
    }
  };
  visit(withoutReview(document), []);
  return blocks;
}

function isLeaf(node: AnyNode): boolean {
  if (lines.has(node.type)) return true;
  const [first] = childrenOf(node);
  return first === undefined || first.type === "text" || !("content" in node);
}

function makeBlock(node: AnyNode, within: readonly string[], tokens: Token[]): FlatBlock {
  const attrs = attrsOf(node);
  const key = JSON.stringify([node.type, within, attrs, tokens.map((token) => token.key)]);
  return { type: node.type, within, attrs, tokens, key };
}

/** Attributes that say something, as text. */
function attrsOf(node: AnyNode): Record<string, string> {
  const attrs = "attrs" in node && node.attrs ? Object.entries(node.attrs) : [];
  return Object.fromEntries(
    attrs
      .filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false)
      .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function rowTokens(row: AnyNode): Token[] {
  return childrenOf(row).flatMap((cell, index) => [
    ...(index > 0 ? [makeToken(" │ ", [])] : []),
    ...cellTokens(cell),
  ]);
}

function cellTokens(node: AnyNode): Token[] {
  const children = childrenOf(node);
  if (isLeaf(node)) return lineTokens(children);
  return children.flatMap((child, index) => [
    ...(index > 0 ? [makeToken(" ", [])] : []),
    ...cellTokens(child),
  ]);
}

function lineTokens(nodes: readonly AnyNode[]): Token[] {
  return nodes.flatMap((node) => {
    const marks = "marks" in node ? (node.marks ?? []).map(markName) : [];
    if (node.type !== "text") return [makeToken(inlineText(node), marks)];
    return Array.from(words.segment(node.text), ({ segment }) => makeToken(segment, marks));
  });
}

function markName(mark: { type: string; attrs?: unknown }): string {
  const { href = "" } = (mark.attrs ?? {}) as { href?: string };
  return href ? `${mark.type}:${href}` : mark.type;
}

/** What stands for a thing inside a line that is no text. */
function inlineText(node: AnyNode): string {
  const attrs = attrsOf(node);
  if (node.type === "hardBreak") return "\n";
  const said = attrs.tex ?? attrs.alt ?? attrs.label ?? attrs.html ?? attrs.src ?? "";
  return `[${said || node.type}]`;
}

function makeToken(text: string, marks: string[]): Token {
  return { text, marks, key: marks.length > 0 ? `${text}\0${marks.toSorted().join("\0")}` : text };
}
