/** Keys of a shortcut: `Mod` is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  id: string;
  keys: readonly string[];
  label: string;
  where: "Everywhere" | "Lists" | "Editor" | "Text";
}

/**
 * Every shortcut of the studio: what listens to keys, the palette and the keyboard map all read this list. Those of the text are the editor's own
 * (features/editor/text/editor-extensions.ts).
 */
export const shortcuts = [
  { id: "palette", keys: ["Mod", "K"], label: "Commands and search", where: "Everywhere" },
  { id: "keyboard", keys: ["?"], label: "This map of the keyboard", where: "Everywhere" },
  { id: "new-post", keys: ["C"], label: "New post", where: "Everywhere" },
  { id: "go-home", keys: ["G", "H"], label: "Go to the overview", where: "Everywhere" },
  { id: "go-posts", keys: ["G", "P"], label: "Go to the posts", where: "Everywhere" },
  { id: "go-media", keys: ["G", "M"], label: "Go to the media", where: "Everywhere" },
  { id: "go-calendar", keys: ["G", "C"], label: "Go to the calendar", where: "Everywhere" },
  { id: "toasts", keys: ["F8"], label: "To the messages in the corner", where: "Everywhere" },
  { id: "find", keys: ["/"], label: "Search in the list", where: "Lists" },
  { id: "save", keys: ["Mod", "S"], label: "Save at once", where: "Editor" },
  { id: "comment", keys: ["Mod", "Alt", "M"], label: "Comment on the selected passage", where: "Editor" },
  { id: "insert", keys: ["/"], label: "Insert a block", where: "Text" },
  { id: "link", keys: ["Mod", "K"], label: "Link the selected words", where: "Text" },
  { id: "bold", keys: ["Mod", "B"], label: "Bold", where: "Text" },
  { id: "italic", keys: ["Mod", "I"], label: "Italic", where: "Text" },
  { id: "underline", keys: ["Mod", "U"], label: "Underline", where: "Text" },
  { id: "code", keys: ["Mod", "E"], label: "Code", where: "Text" },
  { id: "heading", keys: ["Mod", "Alt", "2"], label: "Heading (1 to 6 by its level)", where: "Text" },
  { id: "bullets", keys: ["Mod", "Shift", "8"], label: "List", where: "Text" },
  { id: "numbers", keys: ["Mod", "Shift", "7"], label: "Numbered list", where: "Text" },
  { id: "quote", keys: ["Mod", "Shift", "B"], label: "Quote", where: "Text" },
  { id: "undo", keys: ["Mod", "Z"], label: "Undo", where: "Text" },
  { id: "redo", keys: ["Mod", "Shift", "Z"], label: "Redo", where: "Text" },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof shortcuts)[number]["id"];

type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a key press ends a shortcut, given the key before it ("" where none came just before). */
export function isPressed(id: ShortcutId, press: KeyPress, before: string): boolean {
  const found: Shortcut | undefined = shortcuts.find((each) => each.id === id);
  if (!found) return false;
  const { keys } = found;
  const key = press.key.toLowerCase();
  const last = keys.at(-1)?.toLowerCase();
  if (keys.includes("Mod") !== (press.ctrlKey || press.metaKey) || keys.includes("Alt") !== press.altKey)
    return false;
  if (key !== last) return false;
  const chord = keys.includes("Mod") || keys.includes("Alt");
  // "?" is itself made with Shift.
  if (chord) return keys.includes("Shift") === press.shiftKey;
  return keys.length === 1 ? before === "" : before === keys[0]?.toLowerCase();
}

/** Whether whoever presses keys is writing something. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/** A key as this keyboard has it written. */
export function nameOfKey(key: string, mac: boolean): string {
  if (key === "Mod") return mac ? "⌘" : "Ctrl";
  if (key === "Alt") return mac ? "⌥" : "Alt";
  if (key === "Shift") return mac ? "⇧" : "Shift";
  return key;
}
