import { Extension } from "@tiptap/core";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type Command, NodeSelection, type Selection } from "@tiptap/pm/state";
import { editorShortcuts } from "../shortcuts.ts";

export interface Row {
  parent: Node;
  /** Where the parent's content begins. */
  start: number;
  first: number;
  last: number;
}

const items = new Set(["listItem", "taskItem"]);

/** The neighbouring blocks that a selection is in: items of one list, else blocks of the text. */
export function rowOf(selection: Selection): Row | null {
  const { $from, $to } = selection;
  if ($from.depth === 0 && !(selection instanceof NodeSelection)) return null;
  const depth = $from.depth === 0 ? 0 : (sharedListDepth($from, $to) ?? 0);
  const last = $to.depth > depth ? $to.index(depth) : $to.index(depth) - 1;
  return { parent: $from.node(depth), start: $from.start(depth), first: $from.index(depth), last };
}

/** The depth of the innermost list that both ends are in. */
function sharedListDepth($from: ResolvedPos, $to: ResolvedPos): number | null {
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth -= 1)
    if (items.has($from.node(depth + 1)?.type.name ?? "") && $to.depth > depth) return depth;
  return null;
}

const isNote = (node: Node) => node.type.name === "footnoteDefinition";

/**
 * Moves the block at the selection, or the item of a list, one place up (-1) or down (1). It is the neighbour that is put on the other side:
 * the selection, and carets of others in what is moved, stay where they are in the words.
 */
export function moveBlock(by: -1 | 1): Command {
  return ({ selection, doc, tr }, dispatch) => {
    const row = rowOf(selection);
    if (!row || row.last < row.first) return false;
    const { parent, start, first, last } = row;
    const index = by < 0 ? first - 1 : last + 1;
    if (index < 0 || index >= parent.childCount) return false;
    const neighbour = parent.child(index);
    // Footnotes stand last.
    if (isNote(neighbour) !== isNote(parent.child(first))) return false;
    if (!dispatch) return true;
    const at = (child: number) => {
      let position = start;
      for (let before = 0; before < child; before += 1) position += parent.child(before).nodeSize;
      return position;
    };
    const from = at(index);
    if (by < 0) {
      tr.insert(at(last + 1), neighbour).delete(from, from + neighbour.nodeSize);
    } else {
      tr.delete(from, from + neighbour.nodeSize).insert(at(first), neighbour);
    }
    if (selection instanceof NodeSelection) {
      const moved = by < 0 ? selection.from - neighbour.nodeSize : selection.from + neighbour.nodeSize;
      tr.setSelection(NodeSelection.create(tr.doc, moved));
    }
    dispatch(tr.scrollIntoView());
    return doc !== tr.doc;
  };
}

/** Blocks moved by keys. */
export const MoveBlocks = Extension.create({
  name: "moveBlocks",
  addKeyboardShortcuts() {
    const move = (by: -1 | 1) => () => {
      const { state, view } = this.editor;
      moveBlock(by)(state, view.dispatch);
      return true;
    };
    return { [editorShortcuts.moveUp.keys]: move(-1), [editorShortcuts.moveDown.keys]: move(1) };
  },
});
