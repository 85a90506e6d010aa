import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryDocument } from "../testing/arbitrary.ts";
import type { BlockNode, PostDocument } from "../types.ts";
import { type ComparedBlock, compareDocuments, compareLines } from "./compare.ts";

const paragraph = (text: string): BlockNode => ({
  type: "paragraph",
  content: text ? [{ type: "text", text }] : [],
});
const doc = (...content: (BlockNode | string)[]): PostDocument => ({
  type: "doc",
  content: content.map((block) => (typeof block === "string" ? paragraph(block) : block)),
});
/** Blocks as one line each: deleted in [-], inserted in [+]. */
const shown = (blocks: readonly ComparedBlock[]) =>
  blocks.map(({ change, runs }) => {
    const text = runs.map((run) =>
      run.change === "same" ? run.text : `[${run.change === "deleted" ? "-" : "+"}${run.text}]`,
    );
    return `${change}: ${text.join("")}`;
  });
const compare = (before: PostDocument, after: PostDocument) => compareDocuments(before, after).blocks;

describe("two versions of a document", () => {
  test("differ word by word inside a paragraph that was rewritten", () => {
    const before = doc("First", "The quick brown fox jumps", "Last");
    const after = doc("First", "The quick red fox jumps high", "Last");
    expect(shown(compare(before, after))).toEqual([
      "same: First",
      "changed: The quick [-brown][+red] fox jumps[+ high]",
      "same: Last",
    ]);
  });

  test("tell what was added, what was taken out and what is another text altogether", () => {
    const before = doc("Stays", "Something about boats and harbours");
    const after = doc("Stays", "Quite different: a recipe for bread", "And a third");
    expect(shown(compare(before, after))).toEqual([
      "same: Stays",
      "deleted: [-Something about boats and harbours]",
      "inserted: [+Quite different: a recipe for bread]",
      "inserted: [+And a third]",
    ]);
  });

  test("pair each rewritten paragraph with its own, though one came in before them", () => {
    const before = doc("Alpha beta gamma delta", "One two three four");
    const after = doc("Newcomer at the top", "Alpha beta gamma epsilon", "One two three five");
    expect(shown(compare(before, after))).toEqual([
      "inserted: [+Newcomer at the top]",
      "changed: Alpha beta gamma [-delta][+epsilon]",
      "changed: One two three [-four][+five]",
    ]);
  });

  test("know a paragraph that was moved", () => {
    const before = doc("Moves about", "Second", "Third", "Fourth");
    const after = doc("Second", "Third", "Fourth", "Moves about");
    expect(shown(compare(before, after))).toEqual([
      "movedAway: Moves about",
      "same: Second",
      "same: Third",
      "same: Fourth",
      "movedHere: Moves about",
    ]);
  });

  test("name the attributes that differ: a heading's level, a picture's alternative text", () => {
    const heading = (level: number): BlockNode => ({
      type: "heading",
      attrs: { level },
      content: [{ type: "text", text: "Title" }],
    });
    const figure = (alt: string): BlockNode => ({ type: "figure", attrs: { src: "/a.jpg", alt } });
    const blocks = compare(doc(heading(2), figure("A boat")), doc(heading(3), figure("A red boat")));
    expect(blocks.map((block) => block.attrChanges)).toEqual([
      [{ name: "level", before: "2", after: "3" }],
      [{ name: "alt", before: "A boat", after: "A red boat" }],
    ]);
  });

  test("see that a word was set in bold, and where a link leads now", () => {
    const text = (marks: object[]): PostDocument =>
      doc({ type: "paragraph", content: [{ type: "text", text: "word", marks: marks as never }] });
    const [block] = compare(text([]), text([{ type: "bold" }]));
    expect(block?.runs).toEqual([
      { change: "deleted", text: "word", marks: [] },
      { change: "inserted", text: "word", marks: ["bold"] },
    ]);
    const link = (href: string) => text([{ type: "link", attrs: { href } }]);
    expect(compare(link("/a"), link("/b"))[0]?.change).toBe("changed");
  });

  test("compare a table by its rows", () => {
    const cell = (text: string) => ({ type: "tableCell" as const, content: [paragraph(text)] });
    const table = (...rows: string[][]): BlockNode => ({
      type: "table",
      content: rows.map((row) => ({ type: "tableRow", content: row.map(cell) })),
    });
    const before = doc(table(["Oslo", "5 °C"], ["Rome", "18 °C"]));
    const after = doc(table(["Oslo", "7 °C"], ["Rome", "18 °C"]));
    expect(shown(compare(before, after))).toEqual(["changed: Oslo │ [-5][+7] °C", "same: Rome │ 18 °C"]);
  });

  test("hold all of both: what is the same and new is the newer version, what is the same and old the older", () => {
    const words = (document: PostDocument) => compare(document, document).flatMap(({ runs }) => runs);
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, (before, after) => {
        const { blocks } = compareDocuments(before, after, { timeoutMs: 5000 });
        const side = (dropped: string[]) =>
          blocks
            .filter(({ change }) => !dropped.includes(change))
            .flatMap(({ runs }) => runs.filter((run) => !dropped.includes(run.change)))
            .map((run) => run.text)
            .join("");
        const text = (document: PostDocument) =>
          words(document)
            .map((run) => run.text)
            .join("");
        expect(side(["deleted", "movedAway"])).toBe(text(after));
        expect(side(["inserted", "movedHere"])).toBe(text(before));
      }),
      { numRuns: 150 },
    );
  });

  test("of the same document are the same throughout", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        expect(compare(document, document).every(({ change }) => change === "same")).toBe(true);
      }),
    );
  });

  test("are compared in bounded time, however long and different they are; then it is said that it is not complete", () => {
    const many = (seed: number) =>
      doc(
        ...Array.from({ length: 4000 }, (_, index) =>
          Array.from({ length: 30 }, (__, word) => `w${(index * seed + word * 7919) % 9973}`).join(" "),
        ),
      );
    const started = performance.now();
    const { blocks, complete } = compareDocuments(many(31), many(37), { timeoutMs: 300 });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(complete).toBe(false);
    expect(blocks.length).toBeGreaterThanOrEqual(4000);
  });
});

test("lines of plain text are compared by words", () => {
  expect(compareLines("A small boat", "A red boat").map((run) => `${run.change} ${run.text}`)).toEqual([
    "same A ",
    "deleted small",
    "inserted red",
    "same  boat",
  ]);
  expect(compareLines("", "")).toEqual([]);
});
