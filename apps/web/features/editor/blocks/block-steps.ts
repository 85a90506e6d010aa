import type { Node } from "@tiptap/pm/model";
import { type Command, NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { type Row, rowOf } from "./move-block.ts";

/** Where the blocks of a row begin and end in the document. */
function spanOf({ parent, start, first, last }: Row): { from: number; to: number } {
  let from = start;
  for (let index = 0; index < first; index += 1) from += parent.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last; index += 1) to += parent.child(index).nodeSize;
  return { from, to };
}

const isNote = (node: Node) => node.type.name === "footnoteDefinition";

/** Puts a copy of the block at the selection, or of the item of a list, below it, and goes there. Comments stay with the first. */
export const duplicateBlock: Command = ({ selection, schema, tr }, dispatch) => {
  const row = rowOf(selection);
  // A second footnote of one label would be nobody's.
  if (!row || row.last < row.first || isNote(row.parent.child(row.first))) return false;
  if (!dispatch) return true;
  const { from, to } = spanOf(row);
  tr.insert(to, tr.doc.slice(from, to).content);
  const { comment } = schema.marks;
  if (comment) tr.removeMark(to, to + (to - from), comment);
  const place = selection.from + (to - from);
  tr.setSelection(
    selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, place)
      : TextSelection.near(tr.doc.resolve(place)),
  );
  dispatch(tr.scrollIntoView());
  return true;
};

/** Takes out the block at the selection, or the item of a list; the last one leaves an empty line. */
export const deleteBlock: Command = ({ selection, schema, tr }, dispatch) => {
  const row = rowOf(selection);
  if (!row || row.last < row.first) return false;
  if (!dispatch) return true;
  const { from, to } = spanOf(row);
  const { parent, first, last } = row;
  const isAll = last - first + 1 === parent.childCount;
  if (row.start === 0) {
    const bodyLeft = Array.from({ length: parent.childCount }, (_, index) => index).some(
      (index) => (index < first || index > last) && !isNote(parent.child(index)),
    );
    if (bodyLeft || isNote(parent.child(first))) tr.delete(from, to);
    else if (schema.nodes.paragraph) tr.replaceWith(from, to, schema.nodes.paragraph.create());
  } else if (isAll) tr.delete(row.start - 1, row.start + parent.content.size + 1);
  else tr.delete(from, to);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), from > 0 ? -1 : 1));
  dispatch(tr.scrollIntoView());
  return true;
};
