import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { Fragment, type Node, type NodeType } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, type Selection } from "@tiptap/pm/state";

/** What is selected as a document of its own, with the footnotes it points to; null when nothing is. */
export function selectedDocument({ doc, schema, selection }: EditorState): PostDocumentJson | null {
  if (selection.empty) return null;
  const blocks: Node[] = [];
  for (const node of wholeBlocks(selection, doc)) {
    const whole = filled(node);
    if (whole && !isDefinition(whole)) blocks.push(whole);
  }
  const body = schema.topNodeType.createAndFill(null, blocks);
  if (blocks.length === 0 || !body) return null;
  const content = [...blocks, ...definitionsFor(blocks, doc)].map((node) => node.toJSON());
  return { type: "doc", content };
}

const isDefinition = (node: Node) => node.type.name === "footnoteDefinition";

/** The selection as blocks: words of one line as a paragraph, a whole line as what it is, more than that in what surrounds it. */
function wholeBlocks(selection: Selection, doc: Node): readonly Node[] {
  const { $from, $to } = selection;
  const { nodes } = doc.type.schema;
  const paragraph = (content: Fragment) => [(nodes.paragraph as NodeType).create(null, content)];
  if (selection instanceof NodeSelection)
    return selection.node.isInline ? paragraph(Fragment.from(selection.node)) : [selection.node];
  const { content } = selection.content();
  if (content.firstChild?.type === nodes.tableRow) return [(nodes.table as NodeType).create(null, content)];
  if ($from.sameParent($to) && $from.parent.inlineContent) {
    const { parent } = $from;
    const words = parent.content.cut($from.parentOffset, $to.parentOffset);
    const whole = words.size === parent.content.size;
    return whole || parent.type.spec.code ? [parent.copy(words)] : paragraph(words);
  }
  const inner = doc.slice($from.pos, $to.pos).content;
  return childrenOf(doc.type.validContent(inner) ? inner : content);
}

const childrenOf = (content: Fragment) =>
  Array.from({ length: content.childCount }, (_, at) => content.child(at));

/** A block that was cut, with what it may not be without; null when nothing can make it whole. */
function filled(node: Node): Node | null {
  if (node.isLeaf || node.inlineContent) return node;
  const children = childrenOf(node.content)
    .map(filled)
    .filter((child) => child !== null);
  return node.type.createAndFill(node.attrs, children, node.marks);
}

/** The notes that these blocks point to, and those that the notes do. */
function definitionsFor(blocks: readonly Node[], doc: Node): Node[] {
  const all = new Map<string, Node>();
  doc.forEach((node) => {
    if (isDefinition(node)) all.set(String(node.attrs.label), node);
  });
  const found = new Set<Node>();
  const look = (node: Node) => {
    const note = node.type.name === "footnoteReference" && all.get(String(node.attrs.label));
    if (!note || found.has(note)) return;
    found.add(note);
    note.descendants(look);
  };
  for (const block of blocks) block.descendants(look);
  return [...found];
}
