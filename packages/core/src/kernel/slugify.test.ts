import { slug } from "@broadsheet/contract/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { freeSlug, slugify } from "./slugify.ts";

test.each([
  ["Hello, World!", "hello-world"],
  ["Node.js 20.0.0 (Current)", "node-js-20-0-0-current"],
  ["Über Größe & Maß", "uber-grosse-mass"],
  ["It's Łódź", "its-lodz"],
  ["Ærø Straße", "aero-strasse"],
  ["\u{10783}", "ae"],
  ["日本語のタイトル", "日本語のタイトル"],
  ["हिन्दी शीर्षक", "हिन्दी-शीर्षक"],
  ["!!!", ""],
])("%s becomes %s", (title, expected) => {
  expect(slugify(title)).toBe(expected);
});

test("whatever the title, the result is an address the contract takes, or empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (title) => {
      const made = slugify(title);
      expect(made === "" || slug.safeParse(made).success).toBe(true);
      expect(made.length).toBeLessThanOrEqual(80);
      expect(slugify(made)).toBe(made);
    }),
    { numRuns: 2000 },
  );
});

test("a taken address gets the next free number", () => {
  expect(freeSlug("a", new Set())).toBe("a");
  expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3");
});
