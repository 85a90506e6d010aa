import { expect, test } from "vitest";
import { between } from "./use-choice.ts";

const order = ["a", "b", "c", "d"];

test("a range is the same from either end, and one alone where its beginning is not shown any more", () => {
  expect(between(order, "b", "d")).toEqual(["b", "c", "d"]);
  expect(between(order, "d", "b")).toEqual(["b", "c", "d"]);
  expect(between(order, "c", "c")).toEqual(["c"]);
  expect(between(order, "gone", "c")).toEqual(["c"]);
  expect(between(order, undefined, "c")).toEqual(["c"]);
});
