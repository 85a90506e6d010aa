import { type Editor, Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** What an empty line says while the caret is in it. Only that line is looked at, whatever the length of the text. */
export const Placeholder = Extension.create({
  name: "placeholder",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [new Plugin({ props: { decorations: (state) => decorate(editor, state) } })];
  },
});

function decorate(editor: Editor, { selection, doc }: EditorState): DecorationSet | null {
  const { $anchor } = selection;
  const { parent, depth } = $anchor;
  if (!editor.isEditable || depth === 0 || !parent.isTextblock || parent.content.size > 0) return null;
  const words =
    parent.type.name === "heading"
      ? "Heading"
      : parent.type.name === "paragraph"
        ? doc.childCount === 1 && depth === 1
          ? "Write, or press / for headings, pictures, tables…"
          : "Press / to insert something"
        : "";
  const at = $anchor.before();
  return DecorationSet.create(doc, [
    Decoration.node(at, at + parent.nodeSize, { class: "is-empty", "data-placeholder": words }),
  ]);
}
