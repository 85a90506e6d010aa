/** A key of the editor, as the map of keys shows it. `Mod` is Ctrl, and Cmd on a Mac. */
export interface EditorShortcut {
  keys: string;
  does: string;
  group: "Text" | "Blocks" | "Find" | "View" | "Review";
}

/** Every key the editor has beside those of the browser. Its parts read their keys from here, so the map cannot differ from what works. */
export const editorShortcuts = {
  bold: { keys: "Mod-b", does: "Bold", group: "Text" },
  italic: { keys: "Mod-i", does: "Italic", group: "Text" },
  underline: { keys: "Mod-u", does: "Underline", group: "Text" },
  strike: { keys: "Mod-Shift-s", does: "Strikethrough", group: "Text" },
  highlight: { keys: "Mod-Shift-h", does: "Highlight", group: "Text" },
  code: { keys: "Mod-e", does: "Code", group: "Text" },
  link: { keys: "Mod-k", does: "Link", group: "Text" },
  undo: { keys: "Mod-z", does: "Undo", group: "Text" },
  redo: { keys: "Mod-Shift-z", does: "Redo", group: "Text" },
  slash: { keys: "/", does: "Insert a block, at the start of a word", group: "Blocks" },
  heading: { keys: "Mod-Alt-1", does: "Heading (1 to 6)", group: "Blocks" },
  paragraph: { keys: "Mod-Alt-0", does: "Plain paragraph", group: "Blocks" },
  orderedList: { keys: "Mod-Shift-7", does: "Numbered list", group: "Blocks" },
  bulletList: { keys: "Mod-Shift-8", does: "Bullet list", group: "Blocks" },
  taskList: { keys: "Mod-Shift-9", does: "Task list", group: "Blocks" },
  blockquote: { keys: "Mod-Shift-b", does: "Quote", group: "Blocks" },
  codeBlock: { keys: "Mod-Alt-c", does: "Code block", group: "Blocks" },
  moveUp: { keys: "Alt-Shift-ArrowUp", does: "Move the block up", group: "Blocks" },
  moveDown: { keys: "Alt-Shift-ArrowDown", does: "Move the block down", group: "Blocks" },
  find: { keys: "Mod-f", does: "Find", group: "Find" },
  replace: { keys: "Mod-Alt-f", does: "Find and replace", group: "Find" },
  findNext: { keys: "F3", does: "Next hit", group: "Find" },
  findPrevious: { keys: "Shift-F3", does: "Previous hit", group: "Find" },
  outline: { keys: "Alt-Shift-o", does: "Outline", group: "View" },
  focusMode: { keys: "Alt-Shift-d", does: "Focus on one paragraph", group: "View" },
  fullScreen: { keys: "Alt-Shift-f", does: "Full screen, only the text", group: "View" },
  markdown: { keys: "Alt-Shift-m", does: "The text as Markdown", group: "View" },
  save: { keys: "Mod-s", does: "Save now", group: "View" },
  comment: { keys: "Mod-Alt-m", does: "Comment", group: "Review" },
} as const satisfies Record<string, EditorShortcut>;

export type ShortcutName = keyof typeof editorShortcuts;

/** As a tooltip or menu shows it: "Ctrl Shift S". */
export function shortcutLabel(name: ShortcutName): string {
  return editorShortcuts[name].keys
    .replace("Mod", "Ctrl")
    .split("-")
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
