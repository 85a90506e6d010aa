import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { latePlugin } from "./late-plugin.ts";

interface SlashOptions {
  pickImage: () => void;
}

/** A slash at the start of a word opens a list of what can be inserted, narrowed by what is typed. */
export const SlashMenu = Extension.create<SlashOptions>({
  name: "slashMenu",
  addOptions: () => ({ pickImage: () => {} }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    const key = new PluginKey("slashMenu");
    return [
      latePlugin({
        key,
        load: async () =>
          (await import("./slash-plugin.ts")).slashPlugin(editor, key, () => options.pickImage()),
        wanted: (typed) => typed === "/",
      }),
    ];
  },
});
