import { editorShortcuts, type ShortcutName } from "../shortcuts.ts";

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether these are the keys of a shortcut. A letter is also known by its place, since Alt makes another of it on a Mac. */
export function matchesKeys(name: ShortcutName, event: Pressed): boolean {
  const parts = editorShortcuts[name].keys.split("-");
  const key = parts.at(-1) ?? "";
  const held = new Set(parts.slice(0, -1));
  const mod = event.ctrlKey || event.metaKey;
  if (mod !== held.has("Mod") || event.altKey !== held.has("Alt")) return false;
  if (event.shiftKey !== held.has("Shift")) return false;
  return event.key.toLowerCase() === key.toLowerCase() || event.code === `Key${key.toUpperCase()}`;
}
