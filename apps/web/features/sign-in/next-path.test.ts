import fc from "fast-check";
import { expect, test } from "vitest";
import { nextPath } from "./next-path.ts";

test("paths of this site are kept", () => {
  expect(nextPath("/studio/posts/1?tab=history")).toBe("/studio/posts/1?tab=history");
  expect(nextPath(["/studio/tags", "/x"])).toBe("/studio/tags");
});

test.each([
  undefined,
  "",
  "studio",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https://evil.example",
  "javascript:alert(1)",
])("%s leads to the studio", (wanted) => {
  expect(nextPath(wanted)).toBe("/studio");
});

test("whatever is asked for, it stays on this site", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (wanted) => {
      expect(new URL(nextPath(`/${wanted}`), "https://here.example").origin).toBe("https://here.example");
    }),
    { numRuns: 2000 },
  );
});
