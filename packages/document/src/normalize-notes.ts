import { Anchors, footnoteIds, footnotesOf, layoutOf, slugOf } from "./layout.ts";
import type { AnyNode, BlockNode, FootnoteDefinitionNode, InlineNode, PostDocument } from "./types.ts";
import { bodyOf, isDefinition, lineText, walk } from "./walk.ts";

type NormalBlocks = (nodes: readonly BlockNode[]) => BlockNode[];

/** Puts footnotes in order and names headings; the rest is up to `normalBlocks`. */
export function normalNotes(doc: PostDocument, normalBlocks: NormalBlocks): PostDocument {
  const labels = new Map<FootnoteDefinitionNode, string>();
  const byWritten = new Map<string, string>();
  const taken = new Anchors();
  for (const node of doc.content.filter(isDefinition)) {
    const label = taken.claim(cleanLabel(node.attrs.label));
    labels.set(node, label);
    if (!byWritten.has(node.attrs.label)) byWritten.set(node.attrs.label, label);
  }
  const blocks = (nodes: readonly BlockNode[]) => normalBlocks(nodes.map((node) => relabel(node, byWritten)));
  const body = blocks(bodyOf(doc));
  const definitions = doc.content.filter(isDefinition).map((node): FootnoteDefinitionNode => {
    const content = blocks(node.content);
    return {
      type: "footnoteDefinition",
      attrs: { label: labels.get(node) ?? "1" },
      content: content.length > 0 ? content : [{ type: "paragraph" }],
    };
  });
  const whole: PostDocument = { type: "doc", content: [...body, ...definitions] };
  const ordered = footnotesOf(whole).map((note) => note.definition);
  const start: BlockNode[] = body.length > 0 ? body : [{ type: "paragraph" }];
  return nameHeadings({ type: "doc", content: [...start, ...ordered] });
}

const cleanLabel = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .slice(0, 50) || "note";

/** References under their footnote's final label; those without a footnote as the text they were written as. */
function relabel<T extends AnyNode>(node: T, labels: ReadonlyMap<string, string>): T {
  if (!("content" in node) || node.content === undefined) return node;
  const content = (node.content as AnyNode[]).map((child): AnyNode => {
    if (child.type !== "footnoteReference") return relabel(child, labels);
    const label = labels.get(child.attrs.label);
    if (label !== undefined) return { ...child, attrs: { label } };
    const text: InlineNode = { type: "text", text: `[^${child.attrs.label}]` };
    return child.marks ? { ...text, marks: child.marks } : text;
  });
  return { ...node, content } as T;
}

/** Drops every heading's id that its text gives it anyway, and makes the others unique. */
function nameHeadings(doc: PostDocument): PostDocument {
  const { footnotes } = layoutOf(doc);
  const ids = new Anchors(footnoteIds(footnotes));
  for (const block of doc.content)
    walk(block, (node) => {
      if (node.type !== "heading") return;
      const slug = slugOf(lineText(node.content));
      const own = ids.peek(slug);
      const id = ids.claim(node.attrs.id ?? slug);
      node.attrs = { level: node.attrs.level, id: id === own ? null : id };
    });
  return doc;
}
