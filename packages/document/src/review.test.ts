import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderHtml } from "./html.ts";
import { collectUrls } from "./links.ts";
import { renderMarkdown } from "./markdown/render.ts";
import { normalize } from "./normalize.ts";
import { suggestionsIn, threadsIn, withoutReview } from "./review.ts";
import { reviewedDocument, reviewTrace } from "./testing/arbitrary-review.ts";
import { excerptOf, outline, renderText } from "./text.ts";
import type { InlineNode, Mark, PostDocument } from "./types.ts";
import { parseDocument } from "./validate.ts";
import { walk } from "./walk.ts";

const id = (n: number) => `0bad0bad-0000-7000-8000-00000000000${n}`;
const comment = (n: number): Mark => ({ type: "comment", attrs: { thread: id(n) } });
const suggest = (type: "insertion" | "deletion", n = 1): Mark => ({
  type,
  attrs: { id: id(n), user: id(9), at: "2026-01-01T00:00:00.000Z" },
});
const text = (value: string, ...marks: Mark[]): InlineNode => ({
  type: "text",
  text: value,
  ...(marks.length > 0 && { marks }),
});
const paragraph = (...content: InlineNode[]) => ({
  type: "paragraph" as const,
  ...(content.length && { content }),
});
const doc = (...content: PostDocument["content"]): PostDocument => ({ type: "doc", content });

const holds = (check: (documents: { plain: PostDocument; reviewed: PostDocument }) => void) =>
  fc.assert(fc.property(reviewedDocument, check), { numRuns: 300 });

describe("every document under review", () => {
  test("is accepted, and so is what readers have of it", () =>
    holds(({ reviewed }) => {
      expect(() => parseDocument(reviewed)).not.toThrow();
      expect(() => parseDocument(withoutReview(reviewed))).not.toThrow();
    }));

  test("leaves no trace of its review in anything that goes out", () =>
    holds(({ reviewed }) => {
      const out = [
        JSON.stringify(withoutReview(reviewed)),
        JSON.stringify(normalize(reviewed)),
        renderHtml(reviewed),
        renderHtml(reviewed, { keepSource: true }),
        renderMarkdown(reviewed),
        renderText(reviewed),
        excerptOf(reviewed),
        JSON.stringify(outline(reviewed)),
        JSON.stringify(collectUrls(reviewed)),
      ];
      for (const part of out) {
        expect(part).not.toContain(reviewTrace);
        expect(part).not.toMatch(/"(?:comment|insertion|deletion)"|data-(?:thread|suggestion)/);
      }
    }));

  test("says the same as without its comments and suggested deletions", () =>
    holds(({ plain, reviewed }) => {
      let inserted = false;
      walk(reviewed, (node) => {
        if ("marks" in node && node.marks?.some((mark) => mark.type === "insertion")) inserted = true;
      });
      if (!inserted) expect(normalize(reviewed)).toEqual(normalize(plain));
    }));

  test("is as readers have it once", () =>
    holds(({ reviewed }) => {
      const once = withoutReview(reviewed);
      expect(withoutReview(once)).toBe(once);
    }));
});

test("a suggested insertion is not there, a suggested deletion is", () => {
  const reviewed = doc(
    paragraph(
      text("One ", comment(1)),
      text("two ", suggest("insertion")),
      text("three", suggest("deletion")),
    ),
  );
  expect(withoutReview(reviewed)).toEqual(doc(paragraph(text("One three"))));
  expect(renderHtml(reviewed)).toBe("<p>One three</p>");
});

test("blocks of nothing but suggested text are not there; empty ones stay", () => {
  const added = text("New", suggest("insertion"));
  const reviewed = doc(
    paragraph(),
    paragraph(added),
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(added)] }] },
    { type: "blockquote", content: [paragraph(added), paragraph(text("Kept"))] },
  );
  expect(withoutReview(reviewed)).toEqual(
    doc(paragraph(), { type: "blockquote", content: [paragraph(text("Kept"))] }),
  );
  expect(withoutReview(doc(paragraph(added)))).toEqual(doc(paragraph()));
});

test("threads and suggestions are found where they stand", () => {
  const reviewed = doc(
    paragraph(text("a", comment(1), comment(2)), text("b", suggest("deletion", 3))),
    paragraph(text("c", suggest("insertion", 3)), text("d", suggest("insertion", 4), suggest("deletion", 5))),
  );
  expect(threadsIn(reviewed)).toEqual(new Set([id(1), id(2)]));
  expect(suggestionsIn(reviewed).map((found) => [found.id, found.inserted, found.deleted])).toEqual([
    [id(3), "c", "b"],
    [id(4), "d", ""],
    [id(5), "", "d"],
  ]);
});

test("a thread marks a text once, and ids are ids", () => {
  expect(() => parseDocument(doc(paragraph(text("a", comment(1), comment(1)))))).toThrow("repeats a comment");
  const thread = '"><script>';
  expect(() => parseDocument(doc(paragraph(text("a", { type: "comment", attrs: { thread } }))))).toThrow(
    "must match",
  );
});
