import { Fragment, type Node, type NodeType, Slice } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";

/**
 * Puts a copy of a document where the selection is: a single paragraph as words of the line, more as blocks of their own. Its footnotes
 * come along under labels that are free there, their notes at the end of the text.
 */
export function insertDocument(tr: Transaction, document: Node): Transaction {
  const label = freshLabels(tr.doc, document);
  const body: Node[] = [];
  const notes: Node[] = [];
  document.forEach((node) => void (isDefinition(node) ? notes : body).push(relabelled(node, label)));
  const last = body.at(-1);
  const words = body.length === 1 && last?.type.name === "paragraph";
  const open = words ? 1 : 0;
  tr.replaceSelection(new Slice(Fragment.from(body), open, open));
  if (last && !words) goOnBelow(tr, last.isTextblock);
  if (tr.docChanged && notes.length > 0) tr.insert(tr.doc.content.size, notes);
  return tr.scrollIntoView();
}

const isDefinition = (node: Node) => node.type.name === "footnoteDefinition";
const isNote = (node: Node) => isDefinition(node) || node.type.name === "footnoteReference";

function labelsOf(doc: Node): Set<string> {
  const labels = new Set<string>();
  doc.descendants((node) => void (isNote(node) && labels.add(String(node.attrs.label))));
  return labels;
}

/** What each footnote of a document is called in a text: the smallest numbers that are free there. */
function freshLabels(text: Node, document: Node): ReadonlyMap<string, string> {
  const taken = labelsOf(text);
  const fresh = new Map<string, string>();
  let number = 0;
  for (const label of labelsOf(document)) {
    do number += 1;
    while (taken.has(String(number)));
    fresh.set(label, String(number));
  }
  return fresh;
}

function relabelled(node: Node, fresh: ReadonlyMap<string, string>): Node {
  const children: Node[] = [];
  node.forEach((child) => void children.push(relabelled(child, fresh)));
  if (!isNote(node)) return node.isLeaf ? node : node.copy(Fragment.from(children));
  const attrs = { ...node.attrs, label: fresh.get(String(node.attrs.label)) };
  return node.type.create(attrs, children, node.marks);
}

/** The caret goes to the end of what came; a picture or a table at the end of a text leaves no place to go on writing, so a paragraph follows. */
function goOnBelow(tr: Transaction, endsInText: boolean): void {
  let end = 0;
  tr.mapping.maps.at(-1)?.forEach((_from, _to, _start, to) => {
    end = to;
  });
  const $end = tr.doc.resolve(end);
  if ($end.parent.inlineContent) return;
  if (endsInText) {
    tr.setSelection(TextSelection.near($end, -1));
    return;
  }
  const { nodeAfter } = $end;
  if (nodeAfter === null || isDefinition(nodeAfter))
    tr.insert(end, (tr.doc.type.schema.nodes.paragraph as NodeType).create());
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(end + 1, tr.doc.content.size))));
}
