import { expect, test } from "vitest";
import { initialsOf } from "./avatar.tsx";

test.each([
  ["Ada Lovelace", "AL"],
  ["Josh Gavant (@joshgav)", "JG"],
  ["ada", "A"],
  ["Jean de la Fontaine", "JF"],
  ["山田 太郎", "山太"],
  ["  ", ""],
  ["(nobody)", ""],
])("the initials of %j are %j", (name, expected) => {
  expect(initialsOf(name)).toBe(expected);
});
