import { type Editor, Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey<boolean>("focusMode");

/** The blocks of the text that the selection touches. */
function here({ doc, selection }: EditorState): DecorationSet {
  const marked: Decoration[] = [];
  const first = selection.$from.index(0);
  const last = Math.min(selection.$to.indexAfter(0), doc.childCount) - 1;
  let at = selection.$from.depth > 0 ? selection.$from.before(1) : selection.from;
  for (let index = first; index <= Math.max(first, last) && index < doc.childCount; index += 1) {
    const { nodeSize } = doc.child(index);
    marked.push(Decoration.node(at, at + nodeSize, { class: "focus-here" }));
    at += nodeSize;
  }
  return DecorationSet.create(doc, marked);
}

/** Marks where one writes, so that the rest can be dimmed by the style sheet. */
export const FocusMode = Extension.create({
  name: "focusMode",
  addProseMirrorPlugins() {
    return [
      new Plugin<boolean>({
        key,
        state: { init: () => false, apply: (tr, on) => tr.getMeta(key) ?? on },
        props: {
          attributes: (state): Record<string, string> =>
            key.getState(state) ? { "data-focus-mode": "" } : {},
          decorations: (state) => (key.getState(state) ? here(state) : null),
        },
      }),
    ];
  },
});

export function tellFocusMode(editor: Editor, on: boolean): void {
  if ((key.getState(editor.state) ?? false) !== on) editor.view.dispatch(editor.state.tr.setMeta(key, on));
}
