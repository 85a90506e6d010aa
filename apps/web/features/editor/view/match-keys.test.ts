import { expect, test } from "vitest";
import { editorShortcuts, shortcutLabel } from "../shortcuts.ts";
import { matchesKeys } from "./match-keys.ts";

const pressed = (key: string, held: string[] = [], code = "") => ({
  key,
  code,
  ctrlKey: held.includes("ctrl"),
  metaKey: held.includes("meta"),
  altKey: held.includes("alt"),
  shiftKey: held.includes("shift"),
});

test("keys are known with what is held, on a Mac too, and no others are", () => {
  expect(matchesKeys("outline", pressed("O", ["alt", "shift"], "KeyO"))).toBe(true);
  expect(matchesKeys("outline", pressed("Ø", ["alt", "shift"], "KeyO"))).toBe(true);
  expect(matchesKeys("outline", pressed("o", ["alt"], "KeyO"))).toBe(false);
  expect(matchesKeys("save", pressed("s", ["meta"], "KeyS"))).toBe(true);
  expect(matchesKeys("save", pressed("s", ["ctrl", "shift"], "KeyS"))).toBe(false);
  expect(matchesKeys("findPrevious", pressed("F3", ["shift"], "F3"))).toBe(true);
});

test("no two shortcuts have the same keys", () => {
  const all = Object.values(editorShortcuts).map(({ keys }) => keys);
  expect(new Set(all).size).toBe(all.length);
  expect(shortcutLabel("redo")).toBe("Ctrl Shift Z");
});
