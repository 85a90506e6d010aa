import { type Editor, isTextSelection } from "@tiptap/core";

/** Whether the menu is wanted: for text somebody selected, with the focus in the text or in the menu itself. */
export function wantsSelectionMenu(editor: Editor, element: HTMLElement): boolean {
  const { state, view, isEditable } = editor;
  const { selection, doc } = state;
  if (!isEditable || selection.empty || !isTextSelection(selection)) return false;
  if (!view.hasFocus() && !element.contains(document.activeElement)) return false;
  const { parent } = selection.$from;
  return !parent.type.spec.code && doc.textBetween(selection.from, selection.to).trim() !== "";
}
