import { expect, test } from "vitest";
import { candidates, nameAt, piecesOf, toStored, toWritten } from "./mentions.ts";

const ann = { userId: "11111111-0000-7000-8000-000000000001", name: "Ann" };
const anna = { userId: "11111111-0000-7000-8000-000000000002", name: "Ann Lee" };

test("what is written is stored by person and read back by name", () => {
  const stored = toStored("@Ann Lee and @Ann, see @Nobody", [ann, anna]);
  expect(stored).toBe(`@{${anna.userId}} and @{${ann.userId}}, see @Nobody`);
  expect(toWritten(stored, [ann, anna])).toBe("@Ann Lee and @Ann, see @Nobody");
});

test("mentions are pieces of their own; of somebody unknown nothing is told", () => {
  expect(piecesOf(`Hi @{${ann.userId}}!`, [ann])).toEqual([
    { text: "Hi ", mention: false },
    { text: "@Ann", mention: true },
    { text: "!", mention: false },
  ]);
  expect(piecesOf(`@{${ann.userId}}`, [])).toEqual([{ text: "@somebody", mention: true }]);
});

test("a name is found while it is typed, and not in an address", () => {
  expect(nameAt("Hi @an", 6)).toEqual({ from: 3, typed: "an" });
  expect(nameAt("@", 1)).toEqual({ from: 0, typed: "" });
  expect(nameAt("a@b", 3)).toBeNull();
  expect(nameAt("Hi @an", 2)).toBeNull();
});

test("people are found by any of their names", () => {
  expect(candidates([ann, anna], "le")).toEqual([anna]);
  expect(candidates([ann, anna], "ANN")).toEqual([ann, anna]);
});
