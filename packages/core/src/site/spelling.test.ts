import fc from "fast-check";
import { expect, test } from "vitest";
import { editsAllowed, editsBetween, keysOfMisspelling, keysOfWord, nearest, wordsOf } from "./spelling.ts";

const letter = fc.constantFrom(..."abcdeéßж");
const word = (minLength: number) => fc.string({ unit: letter, minLength, maxLength: 20 });
const edit = fc.record({
  kind: fc.constantFrom("insert", "delete", "replace", "swap"),
  at: fc.nat(),
  letter,
});

function edited(text: string, { kind, at, letter: other }: { kind: string; at: number; letter: string }) {
  const letters = Array.from(text);
  const index = at % letters.length;
  if (kind === "insert") return letters.toSpliced(index, 0, other).join("");
  if (kind === "delete") return letters.toSpliced(index, 1).join("");
  if (kind === "replace") return letters.with(index, other).join("");
  const next = letters[index + 1];
  return next === undefined ? text : letters.toSpliced(index, 2, next, letters[index] ?? "").join("");
}
const shareKey = (typed: string, stored: string) => {
  const keys = new Set(keysOfWord(stored));
  return keysOfMisspelling(typed).some((key) => keys.has(key));
};

test("a word with one edit shares a key with what was meant", () => {
  fc.assert(
    fc.property(word(4), edit, (meant, change) => {
      const typed = edited(meant, change);
      expect(shareKey(typed, meant)).toBe(true);
      expect(editsBetween(typed, meant, 2)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a long word with two edits does, too", () => {
  fc.assert(
    fc.property(word(13), edit, edit, (meant, first, second) => {
      expect(shareKey(edited(edited(meant, first), second), meant)).toBe(true);
    }),
  );
});

test.each([
  ["harbor", "harbour", 1],
  ["habrour", "harbour", 1],
  ["harbour", "harbour", 0],
  ["kitten", "sitting", 3],
  ["", "ab", 2],
])("between %s and %s lie %i edits", (one, other, edits) => {
  expect(editsBetween(one, other, 3)).toBe(edits);
  expect(editsBetween(other, one, 3)).toBe(edits);
});

test("the nearest word comes first, short words are left alone, unfinished ones are beginnings", () => {
  const words = ["harbour", "harbours", "labour", "garden"];
  expect(nearest("harbuor", words, false).map((found) => found.word)).toEqual(["harbour"]);
  expect(nearest("harbu", words, true).map((found) => found.word)).toEqual(["harbour", "harbours"]);
  expect(nearest("harbu", words, false)).toEqual([]);
  expect(nearest("gar", words, true)).toEqual([]);
  expect([editsAllowed("boat"), editsAllowed("lighthouse")]).toEqual([1, 2]);
});

test("words of a text", () => {
  expect(wordsOf("The Ferry’s bell; the ferry, größer 1999 a4b x. ".repeat(2))).toEqual([
    "bell",
    "ferry",
    "größer",
  ]);
});
