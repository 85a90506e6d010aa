import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";

interface ShownUser {
  name?: unknown;
  colour?: unknown;
  client?: unknown;
}

const colourOf = ({ colour }: ShownUser) => (typeof colour === "number" ? colour : 0);

/** A line where somebody else writes, with their name on it. */
function caretOf(user: ShownUser): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `peer-caret peer-colour-${colourOf(user)}`;
  caret.dataset.client = String(user.client ?? "");
  caret.setAttribute("aria-hidden", "true");
  // Drawn by the style sheet: it is no part of the text that is read, copied or searched.
  caret.dataset.name = String(user.name ?? "Somebody");
  return caret;
}

/** The carets and selections of the others. */
export const Carets = Extension.create<{ awareness: Awareness | null }>({
  name: "carets",
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: caretOf,
        selectionBuilder: (user: ShownUser) => ({
          class: `peer-selection peer-colour-${colourOf(user)}`,
        }),
      }),
    ];
  },
});
