import { whenIdle } from "@broadsheet/ui/on-demand";
import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Offer } from "./pasted-offer.ts";
import { hide, key, type Pasted, paragraphAt, type Step } from "./pasted-state.ts";

/** The list comes while nobody types; without it an address is a link. */
let parts: typeof import("./pasted-offer.ts") | undefined;
whenIdle(() => {
  import("./pasted-offer.ts").then(
    (module) => {
      parts = module;
    },
    () => {},
  );
});

/** An address pasted alone on a line becomes a link at once, and a list offers to make a bookmark or an embed of it. */
export const PastedAddress = Extension.create({
  name: "pastedAddress",
  // Before what reads HTML, as which browsers copy a link, and before what the keys mean without a list.
  priority: 200,
  addProseMirrorPlugins() {
    const { editor } = this;
    let offer: Offer | undefined;
    return [
      new Plugin<Pasted | null>({
        key,
        state: {
          init: () => null,
          apply: (tr, before, _old, state) => {
            const step = tr.getMeta(key) as Step | undefined;
            if (step) return "show" in step ? step.show : null;
            return before && stillThere(state, before);
          },
        },
        props: {
          handlePaste: (view, { clipboardData }) =>
            clipboardData !== null && paste(view, clipboardData.getData("text/plain").trim()),
          handleKeyDown: (_view, event) => offer?.onKeyDown(event) ?? false,
          handleDOMEvents: {
            blur: (view) => {
              if (key.getState(view.state)) hide(view);
            },
          },
        },
        view: (view) => ({
          update: () => {
            offer ??= parts && new parts.Offer(view, editor);
            offer?.update(key.getState(view.state) ?? null);
          },
          destroy: () => {
            offer?.destroy();
            offer = undefined;
          },
        }),
      }),
    ];
  },
});

function paste(view: EditorView, text: string): boolean {
  const { state } = view;
  const { $from, empty } = state.selection;
  const { link } = state.schema.marks;
  if (!link || !empty || $from.parent.type.name !== "paragraph" || $from.parent.content.size > 0)
    return false;
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false;
  const at = $from.before();
  view.dispatch(
    state.tr
      .replaceSelectionWith(state.schema.text(text, [link.create({ href: text })]), false)
      .setMeta("uiEvent", "paste")
      .setMeta(key, { show: { at, url: text } } satisfies Step)
      .scrollIntoView(),
  );
  return true;
}

/** It is offered as long as nothing else was written in the line and the caret has not left it. */
function stillThere(state: EditorState, pasted: Pasted): Pasted | null {
  const { $from, $to } = state.selection;
  // Found by the caret: what others write may put the line anywhere.
  if ($from.depth === 0 || !$from.sameParent($to)) return null;
  const now = { ...pasted, at: $from.before() };
  return paragraphAt(state, now) ? now : null;
}
