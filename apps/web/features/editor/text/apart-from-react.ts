import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/**
 * Keeps React from reading the text. Before whatever it draws anywhere, React remembers the selection of an editable element that has the
 * focus, for which it walks through all of it: in a long text that takes longer than everything else a key does. ProseMirror keeps the
 * selection of its text itself. React asks the property; browsers and everybody else go by the attribute, which stays.
 */
export const ApartFromReact = Extension.create({
  name: "apartFromReact",
  addProseMirrorPlugins: () => [
    new Plugin({
      view: ({ dom }) => {
        Object.defineProperty(dom, "contentEditable", { configurable: true, get: () => "inherit" });
        return { destroy: () => Reflect.deleteProperty(dom, "contentEditable") };
      },
    }),
  ],
});
