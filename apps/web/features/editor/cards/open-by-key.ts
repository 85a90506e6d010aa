import { Extension } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";

/** Enter opens the dialog of a card that is selected: what its own button does. */
export const OpenByKey = Extension.create({
  name: "openByKey",
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor: { state, view, isEditable } }) => {
        const { selection } = state;
        if (!isEditable || !(selection instanceof NodeSelection)) return false;
        const card = view.nodeDOM(selection.from);
        const button = card instanceof HTMLElement && card.querySelector<HTMLElement>("[data-edit]");
        if (!button) return false;
        button.click();
        return true;
      },
    };
  },
});
