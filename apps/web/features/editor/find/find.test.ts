import { schema } from "@broadsheet/document/schema";
import { EditorState } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asSuggestion } from "../review/suggest-changes.ts";
import { findMatches, type Query } from "./find-matches.ts";
import { replaceMatches } from "./replace.ts";

const plain = (text: string) => ({ type: "text", text });
const bold = (text: string) => ({ type: "text", text, marks: [{ type: "bold" }] });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const stateOf = (...content: unknown[]) =>
  EditorState.create({ doc: schema.nodeFromJSON({ type: "doc", content }) });
const query = (text: string, rest: Partial<Query> = {}): Query => ({
  text,
  matchCase: false,
  wholeWord: false,
  ...rest,
});
const textOf = (state: EditorState) => state.doc.textBetween(0, state.doc.content.size, "|", "*");
const found = (state: EditorState, asked: Query) =>
  findMatches(state.doc, asked).map(({ from, to }) => state.doc.textBetween(from, to, "|", "*"));

test("is found across marks and lines, in every kind of block, and not across blocks or pictures", () => {
  const state = stateOf(
    paragraph(plain("to"), bold("get"), plain("her we")),
    paragraph(plain("go")),
    { type: "codeBlock", content: [plain("Together\n  we")] },
    paragraph(plain("to"), { type: "image", attrs: { src: "/a.png" } }, plain("gether")),
    { type: "figure", attrs: { src: "/a.png" }, content: [plain("All together")] },
    paragraph(plain("together"), { type: "hardBreak" }, plain("we")),
  );
  expect(found(state, query("together"))).toEqual(["together", "Together", "together", "together"]);
  expect(found(state, query("together we"))).toHaveLength(3);
  expect(found(state, query("we go"))).toEqual([]);
});

test("case, whole words and signs are taken as asked", () => {
  const state = stateOf(paragraph(plain("Cat cats CAT. É école (a.b) axb İstanbul cat")));
  expect(found(state, query("cat"))).toEqual(["Cat", "cat", "CAT", "cat"]);
  expect(found(state, query("cat", { matchCase: true }))).toEqual(["cat", "cat"]);
  expect(found(state, query("cat", { wholeWord: true }))).toEqual(["Cat", "CAT", "cat"]);
  expect(found(state, query("é"))).toEqual(["É", "é"]);
  expect(found(state, query("a.b"))).toEqual(["a.b"]);
  expect(found(state, query("stanbul"))).toEqual(["stanbul"]);
  expect(found(state, query(""))).toEqual([]);
});

test("what is put in takes the marks of what goes", () => {
  const state = stateOf(paragraph(plain("one "), bold("two"), plain(" two")));
  const next = state.apply(replaceMatches(state.tr, state, findMatches(state.doc, query("two")), "three"));
  expect(next.doc.firstChild?.toJSON().content).toEqual([plain("one "), bold("three"), plain(" three")]);
});

test("replacing everywhere is what replacing in the text would give", () => {
  const words = fc.array(fc.constantFrom("a", "b", "ab", "ba", " ", "."), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("a", "ab", "b a", "."),
      fc.constantFrom("", "x", "aab", "$&"),
      (blocks, needle, put) => {
        const texts = blocks.map((block) => block.join(""));
        // A space that is looked for stands for as many as there are.
        const pattern = new RegExp(needle.replace(".", "\\.").replace(" ", "\\s+"), "g");
        const state = stateOf(
          ...texts.map((text) =>
            paragraph(...(text ? [...text].map((one, index) => (index % 2 ? bold(one) : plain(one))) : [])),
          ),
        );
        const next = state.apply(replaceMatches(state.tr, state, findMatches(state.doc, query(needle)), put));
        expect(textOf(next)).toBe(texts.map((text) => text.replaceAll(pattern, () => put)).join("|"));
        next.doc.check();
      },
    ),
  );
});

test("while suggesting, each place becomes a suggestion and is not found again", () => {
  const state = stateOf(paragraph(plain("cat and cat")), paragraph(plain("cat")));
  const matches = findMatches(state.doc, query("cat"));
  let made = 0;
  const suggested = asSuggestion(replaceMatches(state.tr, state, matches, "dog"), state, {
    user: "00000000-0000-4000-8000-00000000000a",
    now: () => "2026-01-01T00:00:00.000Z",
    newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`,
  });
  const next = state.apply(suggested ?? state.tr);
  expect(textOf(next)).toBe("catdog and catdog|catdog");
  expect(findMatches(next.doc, query("cat"))).toEqual([]);
  expect(found(next, query("dog and dog"))).toHaveLength(1);
});
