import type {
  AnyNode,
  BlockNode,
  FootnoteDefinitionNode,
  InlineNode,
  Mark,
  PostDocument,
  ReviewMark,
  SuggestionMark,
} from "./types.ts";

/** Marks from the outermost to the innermost, as the schema ranks them. */
export const markOrder = [
  "link",
  "comment",
  "insertion",
  "deletion",
  "bold",
  "italic",
  "strike",
  "underline",
  "highlight",
  "subscript",
  "superscript",
  "keyboard",
  "code",
] as const;

export function isSuggestion(mark: Mark): mark is SuggestionMark {
  return mark.type === "insertion" || mark.type === "deletion";
}

export function isReviewMark(mark: Mark): mark is ReviewMark {
  return mark.type === "comment" || isSuggestion(mark);
}

export const markRank = (mark: Mark): number => markOrder.indexOf(mark.type);

export function sameMark(a: Mark, b: Mark): boolean {
  if (a.type !== b.type) return false;
  if (a.type === "comment" && b.type === "comment") return a.attrs.thread === b.attrs.thread;
  if (isSuggestion(a) && isSuggestion(b)) return a.attrs.id === b.attrs.id;
  if (a.type !== "link" || b.type !== "link") return true;
  return a.attrs.href === b.attrs.href && (a.attrs.title ?? null) === (b.attrs.title ?? null);
}

export function sameMarks(a: readonly Mark[] = [], b: readonly Mark[] = []): boolean {
  return a.length === b.length && a.every((mark, index) => sameMark(mark, b[index] as Mark));
}

export function childrenOf(node: AnyNode): AnyNode[] {
  return ("content" in node ? node.content : undefined) ?? [];
}

/** Calls `visit` for the node and everything in it, in reading order. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** Text of a line as a reader would say it: with alt texts, maths as TeX, without footnote numbers. */
export function lineText(nodes: readonly InlineNode[] = []): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.text;
      if (node.type === "image") return node.attrs.alt ?? "";
      if (node.type === "mathInline") return node.attrs.tex;
      return node.type === "hardBreak" ? " " : "";
    })
    .join("");
}

export function isDefinition(node: BlockNode | FootnoteDefinitionNode): node is FootnoteDefinitionNode {
  return node.type === "footnoteDefinition";
}

/** The blocks of a document without its footnotes. */
export function bodyOf(doc: PostDocument): BlockNode[] {
  return doc.content.filter((node) => !isDefinition(node)) as BlockNode[];
}

/** True for what renders as a link of its own, and so cannot stand inside another. */
export function isLinkItself(node: InlineNode): boolean {
  return node.type === "footnoteReference" || (node.type === "htmlInline" && /<a\b/i.test(node.attrs.html));
}
