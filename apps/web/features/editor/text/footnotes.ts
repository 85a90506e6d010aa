import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";

/** The smallest number that no footnote has. */
function freeLabel(doc: Node): string {
  const taken = new Set<string>();
  doc.descendants((node) => {
    if (node.type.name.startsWith("footnote")) taken.add(String(node.attrs.label));
  });
  let label = 1;
  while (taken.has(String(label))) label += 1;
  return String(label);
}

/** Puts a mark where the cursor is and its note at the end of the text, and goes there to write it. */
export function insertFootnote(editor: Editor): boolean {
  return editor.commands.command(({ tr, state, dispatch }) => {
    const { footnoteReference, footnoteDefinition, paragraph } = state.schema.nodes;
    if (!footnoteReference || !footnoteDefinition || !paragraph) return false;
    if (!tr.selection.$from.parent.type.contentMatch.matchType(footnoteReference)) return false;
    if (!dispatch) return true;
    const label = freeLabel(tr.doc);
    tr.insert(tr.selection.to, footnoteReference.create({ label }));
    const end = tr.doc.content.size;
    tr.insert(end, footnoteDefinition.create({ label }, paragraph.create()));
    tr.setSelection(TextSelection.create(tr.doc, end + 2)).scrollIntoView();
    return true;
  });
}

/** Goes to the first node of a kind with a label; the cursor stands behind a mark, within a note. */
export function goToFootnote(
  editor: Editor,
  kind: "footnoteReference" | "footnoteDefinition",
  label: string,
): void {
  let position: number | undefined;
  editor.state.doc.descendants((node, at) => {
    if (position === undefined && node.type.name === kind && node.attrs.label === label) position = at;
  });
  if (position === undefined) return;
  editor
    .chain()
    .setTextSelection(kind === "footnoteReference" ? position + 1 : position + 2)
    .focus()
    .scrollIntoView()
    .run();
}
