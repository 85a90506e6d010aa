/** Keys of a shortcut: `Mod` is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  id: string;
  keys: readonly string[];
  label: string;
  where: "Everywhere" | "Lists";
}

/**
 * The shortcuts of the studio's screens: what listens to keys, the palette and the keyboard map all read this list. The editor has one of its own
 * (features/editor/shortcuts.ts), which the map shows beside it.
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
