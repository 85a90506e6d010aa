import { expect, test } from "vitest";
import { sizeOf } from "./media-words.ts";

test.each([
  [1, "1 byte"],
  [999, "999 bytes"],
  [340_400, "340 kB"],
  [2_440_000, "2.4 MB"],
  [26_214_400, "26.2 MB"],
])("%d", (bytes, words) => {
  expect(sizeOf(bytes)).toBe(words);
});
