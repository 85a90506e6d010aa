import { expect, test } from "vitest";
import { isReviewOnly, requireOnlyReview } from "./review-only.ts";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const attrs = { id: id(1), user: id(2), at: "2026-01-01T00:00:00.000Z" };
const paragraph = (...content: object[]) => ({ type: "paragraph", ...(content.length > 0 && { content }) });
const text = (value: string, ...marks: object[]) => ({
  type: "text",
  text: value,
  ...(marks.length > 0 && { marks }),
});
const of = (...content: object[]) => ({
  title: "Title",
  slug: null,
  settings: { excerpt: "" },
  document: { type: "doc" as const, content: content as never },
});
const before = of(paragraph(text("One two")));

test("comments and suggestions are review alone", () => {
  for (const after of [
    of(paragraph(text("One "), text("two", { type: "comment", attrs: { thread: id(3) } }))),
    of(paragraph(text("One "), text("two", { type: "deletion", attrs }))),
    of(paragraph(text("One two"), text(" three", { type: "insertion", attrs }))),
    of(paragraph(text("One two")), paragraph(text("New", { type: "insertion", attrs }))),
  ]) {
    expect(isReviewOnly(before, after)).toBe(true);
    expect(() => requireOnlyReview(before, after)).not.toThrow();
  }
});

test("what readers would see is refused to who may only suggest, hidden in suggestions or not", () => {
  for (const after of [
    of(paragraph(text("One"))),
    of(paragraph(text("One two three"))),
    of(paragraph(text("One ", { type: "insertion", attrs }), text("two"))),
    of(paragraph(text("One "), text("two", { type: "bold" }))),
    of({ type: "heading", attrs: { level: 2, id: null }, content: [text("One two")] }),
    { ...before, title: "Other" },
    { ...before, settings: { excerpt: "Other" } },
    { ...before, slug: "other" },
  ]) {
    expect(isReviewOnly(before, after)).toBe(false);
    expect(() => requireOnlyReview(before, after)).toThrow("not make them");
  }
});

test("an empty paragraph, where a suggestion is about to begin, is let pass and is a change", () => {
  const after = of(paragraph(text("One two")), paragraph());
  expect(() => requireOnlyReview(before, after)).not.toThrow();
  expect(isReviewOnly(before, after)).toBe(false);
});
