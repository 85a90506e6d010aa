import { expect, test } from "vitest";
import { isPressed, nameOfKey, shortcuts } from "./shortcuts.ts";

const press = (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
});

test("a shortcut is its keys and no others", () => {
  expect(isPressed("palette", press("k", { ctrlKey: true }), "")).toBe(true);
  expect(isPressed("palette", press("K", { ctrlKey: true, shiftKey: true }), "")).toBe(false);
  expect(isPressed("palette", press("k"), "")).toBe(false);
  expect(isPressed("keyboard", press("?", { shiftKey: true }), "")).toBe(true);
  expect(isPressed("go-posts", press("p"), "g")).toBe(true);
  expect(isPressed("go-posts", press("p"), "")).toBe(false);
  expect(isPressed("new-post", press("c"), "g")).toBe(false);
  expect(isPressed("go-calendar", press("c"), "g")).toBe(true);
});

test("no two shortcuts of one place have the same keys", () => {
  const all = shortcuts.map(({ where, keys }) => `${where} ${keys.join(" ")}`);
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(all.length);
  expect([nameOfKey("Mod", true), nameOfKey("Mod", false), nameOfKey("K", true)]).toEqual(["⌘", "Ctrl", "K"]);
});
