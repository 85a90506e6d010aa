import type { Editor } from "@tiptap/core";
import type { Plugin, PluginKey } from "@tiptap/pm/state";
import { ReactRenderer } from "@tiptap/react";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";
import { type Insertable, insertables, matching } from "./insertables.ts";
import { offeredSnippets } from "./offered-snippets.ts";
import { type SlashHandle, SlashList, type SlashListProps } from "./slash-list.tsx";

/** What the slash menu does, once its script is there. */
export function slashPlugin(editor: Editor, pluginKey: PluginKey, pickImage: () => void): Plugin {
  const all = insertables(pickImage);
  return Suggestion<Insertable>({
    editor,
    pluginKey,
    char: "/",
    allow: ({ state, range }) => {
      const { parent } = state.doc.resolve(range.from);
      return parent.type.name === "paragraph";
    },
    items: ({ query }) => matching([...all, ...offeredSnippets(query)], query),
    command: ({ editor, range, props }) => props.run(editor, () => editor.chain().focus().deleteRange(range)),
    render: () => {
      let list: ReactRenderer<SlashHandle, SlashListProps> | null = null;
      let unmount = () => {};
      const shown = ({ items, command }: SuggestionProps<Insertable>): SlashListProps => ({
        items,
        onChoose: command,
      });
      return {
        onStart: (props) => {
          list = new ReactRenderer(SlashList, { props: shown(props), editor: props.editor });
          list.element.classList.add("slash-menu");
          unmount = props.mount(list.element as HTMLElement);
        },
        onUpdate: (props) => list?.updateProps(shown(props)),
        onKeyDown: ({ event }) => list?.ref?.onKeyDown(event) ?? false,
        onExit: () => {
          unmount();
          list?.destroy();
          list = null;
        },
      };
    },
  });
}
