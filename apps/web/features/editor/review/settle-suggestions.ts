import type { Mark, Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { reviewMeta } from "./suggest-changes.ts";

const isSuggestion = (mark: Mark) => mark.type.name === "insertion" || mark.type.name === "deletion";

interface Place {
  from: number;
  to: number;
  mark: Mark;
}

/** Where suggestions stand, in reading order; all of them or those named. */
export function placesOf(doc: Node, ids?: ReadonlySet<string>): Place[] {
  const places: Place[] = [];
  doc.descendants((node, pos) => {
    if (!node.isInline) return true;
    for (const mark of node.marks)
      if (isSuggestion(mark) && (!ids || ids.has(String(mark.attrs.id))))
        places.push({ from: pos, to: pos + node.nodeSize, mark });
    return false;
  });
  return places;
}

/** Accepts or refuses suggestions: those named, or all. What is left of a block that held nothing else goes with it. */
export function settleSuggestions(
  state: EditorState,
  accept: boolean,
  ids?: ReadonlySet<string>,
): Transaction {
  const tr = state.tr.setMeta(reviewMeta, true);
  for (const { from, to, mark } of placesOf(state.doc, ids)) {
    const start = tr.mapping.map(from, 1);
    const end = tr.mapping.map(to, -1);
    if (start >= end) continue;
    const goes = (mark.type.name === "insertion") !== accept;
    if (!goes) tr.removeMark(start, end, mark);
    else {
      tr.delete(start, end);
      dropEmpty(tr, start);
    }
  }
  return tr;
}

/** Takes out a text block that lost all it held, and what around it held nothing but that block. */
function dropEmpty(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos);
  if (!$pos.parent.isTextblock || $pos.parent.content.size > 0 || $pos.parent.type.name === "figure") return;
  let { depth } = $pos;
  while (depth > 1 && $pos.node(depth - 1).childCount === 1 && !keeps($pos.node(depth - 1))) depth -= 1;
  const parent = $pos.node(depth - 1);
  const index = $pos.index(depth - 1);
  if (parent.canReplace(index, index + 1)) tr.delete($pos.before(depth), $pos.after(depth));
}

/** A cell stays when it is empty, as does what stands in it. */
const keeps = (node: Node) =>
  ["tableCell", "tableHeader", "footnoteDefinition", "doc"].includes(node.type.name);
