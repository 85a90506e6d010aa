import { expect, test } from "vitest";
import { posts } from "./tag-words.ts";

test("a count that stands for more than it says tells so", () => {
  expect([0, 1, 2, 100, 101].map(posts)).toEqual([
    "No live posts",
    "1 live post",
    "2 live posts",
    "100 live posts",
    "100+ live posts",
  ]);
});
