import { expect, test } from "vitest";
import { HeldValues } from "./held-values.ts";

const later = () => performance.now() + 60_000;

test("a value is held as it is, and nobody can change it", () => {
  const held = new HeldValues(60_000);
  const value = { settings: { words: ["a"] } };
  held.put("k", value, [], later());
  expect(held.get("k")).toBe(value);
  expect(() => value.settings.words.push("b")).toThrow(TypeError);
});

test("it is given up with its time, or with the time of what it was made from", () => {
  const none = new HeldValues(0);
  none.put("k", 1, [], later());
  const ended = new HeldValues(60_000);
  ended.put("k", 1, [], performance.now());
  expect([none.get("k"), ended.get("k")]).toEqual([undefined, undefined]);
});

test("it is forgotten by key and by any of its tags", () => {
  const held = new HeldValues(60_000);
  for (const key of ["a", "b", "c", "d"])
    held.put(key, key, [`tag-${key}`, "all"].slice(0, key === "d" ? 1 : 2), later());
  held.forget("a");
  held.forgetTags(["other", "tag-b"]);
  expect(["a", "b", "c", "d"].map((key) => held.get(key))).toEqual([undefined, undefined, "c", "d"]);
  held.forgetTags(["all"]);
  expect(["c", "d"].map((key) => held.get(key))).toEqual([undefined, "d"]);
  held.clear();
  expect(held.get("d")).toBeUndefined();
});
