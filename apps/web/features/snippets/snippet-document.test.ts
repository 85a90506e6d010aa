import { normalize } from "@broadsheet/document/normalize";
import { schema } from "@broadsheet/document/schema";
import { arbitraryDocument } from "@broadsheet/document/testing/arbitrary";
import type { PostDocument } from "@broadsheet/document/types";
import { parseDocument } from "@broadsheet/document/validate";
import { AllSelection, EditorState, NodeSelection, TextSelection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import fc from "fast-check";
import { expect, test } from "vitest";
import { insertDocument } from "./insert-document.ts";
import { named } from "./named.ts";
import { selectedDocument } from "./selected-document.ts";

const text = (words: string) => ({ type: "text", text: words });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", ...(content.length > 0 && { content }) });
const reference = (label: string) => ({ type: "footnoteReference", attrs: { label } });
const note = (label: string, words: string) => ({
  ...{ type: "footnoteDefinition", attrs: { label }, content: [paragraph(text(words))] },
});
const list = (...items: unknown[][]) => ({
  ...{ type: "bulletList", content: items.map((content) => ({ type: "listItem", content })) },
});
const docOf = (...content: unknown[]) => schema.nodeFromJSON({ type: "doc", content });
const stateOf = (...content: unknown[]) => EditorState.create({ doc: docOf(...content) });

/** Selects from the start of one text to the end of another. */
function between(state: EditorState, from: string, to = from): EditorState {
  let [start, end] = [0, 0];
  state.doc.descendants((node, pos) => {
    const words = node.text ?? "";
    if (!start && words.includes(from)) start = pos + words.indexOf(from);
    if (words.includes(to)) end = pos + words.indexOf(to) + to.length;
  });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
}
const caretAfter = (state: EditorState, words: string) => {
  const { selection } = between(state, words);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, selection.to)));
};
const selected = (state: EditorState) => {
  const document = selectedDocument(state);
  return document && (parseDocument(document).content as { type: string }[]);
};
const outline = (state: EditorState) =>
  Array.from({ length: state.doc.childCount }, (_, at) => {
    const node = state.doc.child(at);
    return `${node.type.name}: ${node.textContent}`;
  });
const inserted = (state: EditorState, ...content: unknown[]) => {
  const after = state.apply(insertDocument(state.tr, docOf(...content)));
  after.doc.check();
  return after;
};

test("words of a line are a paragraph, a whole line is what it is, code stays code", () => {
  const heading = stateOf({ type: "heading", attrs: { level: 2 }, content: [text("The harbour")] });
  expect(selected(between(heading, "harbour"))).toMatchObject([paragraph(text("harbour"))]);
  expect(selected(between(heading, "The harbour"))).toMatchObject([{ type: "heading" }]);
  const code = stateOf({ type: "codeBlock", attrs: { language: "ts" }, content: [text("let a = 1;")] });
  expect(selected(between(code, "a = 1"))).toMatchObject([
    { type: "codeBlock", attrs: { language: "ts" }, content: [text("a = 1")] },
  ]);
  expect(selected(stateOf(paragraph(text("None"))))).toBeNull();
});

test("what lies in one block comes without it, what lies across its parts with it", () => {
  const quote = stateOf({ type: "blockquote", content: [paragraph(text("One")), paragraph(text("Two"))] });
  expect(selected(between(quote, "One", "Two"))).toMatchObject([
    paragraph(text("One")),
    paragraph(text("Two")),
  ]);
  const items = stateOf(
    list([paragraph(text("One"))], [paragraph(text("Two")), list([paragraph(text("Inner"))])]),
  );
  expect(selected(between(items, "One", "Two"))).toMatchObject([
    list([paragraph(text("One"))], [paragraph(text("Two"))]),
  ]);
  // A cut item is given the paragraph it cannot be without.
  const inner = stateOf(
    list([paragraph(text("One")), list([paragraph(text("Two"))])]),
    paragraph(text("End")),
  );
  expect(selected(between(inner, "Two", "End"))).toMatchObject([
    list([paragraph(), list([paragraph(text("Two"))])]),
    paragraph(text("End")),
  ]);
});

test("a picture, a formula within a line, and cells of a table can be selected too", () => {
  const picture = stateOf({ type: "figure", attrs: { src: "/a.png" } }, paragraph(text("End")));
  const on = (state: EditorState, at: number) =>
    state.apply(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  expect(selected(on(picture, 0))).toMatchObject([{ type: "figure", attrs: { src: "/a.png" } }]);
  const formula = stateOf(paragraph(text("a"), { type: "mathInline", attrs: { tex: "x" } }));
  expect(selected(on(formula, 2))).toMatchObject([paragraph({ type: "mathInline", attrs: { tex: "x" } })]);
  const cell = (words: string) => ({ type: "tableCell", content: [paragraph(text(words))] });
  const row = (...words: string[]) => ({ type: "tableRow", content: words.map(cell) });
  const table = stateOf({ type: "table", content: [row("a", "b"), row("c", "d")] });
  const column = table.apply(table.tr.setSelection(CellSelection.create(table.doc, 2, 14)));
  expect(selected(column)).toMatchObject([{ type: "table", content: [row("a"), row("c")] }]);
});

test("footnotes come along, those that notes point to as well, and no others", () => {
  const state = stateOf(
    paragraph(text("Kept"), reference("a")),
    paragraph(text("Not kept"), reference("c")),
    { ...note("a", "First"), content: [paragraph(text("First"), reference("b"))] },
    note("b", "Second"),
    note("c", "Third"),
  );
  const whole = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, 6)));
  expect(selected(whole)).toMatchObject([
    paragraph(text("Kept"), reference("a")),
    { ...note("a", "First"), content: [paragraph(text("First"), reference("b"))] },
    note("b", "Second"),
  ]);
});

test("words go into the line, blocks between its halves or in the place of an empty line", () => {
  const line = caretAfter(stateOf(paragraph(text("One three"))), "One ");
  expect(outline(inserted(line, paragraph(text("two "))))).toEqual(["paragraph: One two three"]);
  const blocks = [paragraph(text("A")), { type: "heading", attrs: { level: 2 }, content: [text("B")] }];
  expect(outline(inserted(line, ...blocks))).toEqual([
    "paragraph: One ",
    "paragraph: A",
    "heading: B",
    "paragraph: three",
  ]);
  const empty = stateOf(paragraph(), paragraph(text("End")));
  const placed = inserted(empty, ...blocks);
  expect(outline(placed)).toEqual(["paragraph: A", "heading: B", "paragraph: End"]);
  expect(placed.selection.$from.parent.textContent).toBe("B");
});

test("below a picture or a list at the end there is a line to go on in, above the notes", () => {
  const state = stateOf(paragraph(), note("1", "There already"));
  const after = inserted(state, { type: "figure", attrs: { src: "/a.png" } }, { type: "horizontalRule" });
  expect(outline(after)).toEqual([
    "figure: ",
    "horizontalRule: ",
    "paragraph: ",
    "footnoteDefinition: There already",
  ]);
  expect(after.selection.$from.parent).toBe(after.doc.child(2));
  const between = inserted(stateOf(paragraph(), paragraph(text("End"))), list([paragraph(text("Item"))]));
  expect(outline(between)).toEqual(["bulletList: Item", "paragraph: End"]);
});

test("footnotes get labels that are free, and their notes follow those that are there", () => {
  const state = caretAfter(stateOf(paragraph(text("Here"), reference("1")), note("1", "Old")), "Here");
  const after = inserted(
    state,
    paragraph(text("copy"), reference("1"), reference("x")),
    note("1", "New"),
    note("x", "Newer"),
  );
  expect(normalize(after.doc.toJSON() as PostDocument).content).toMatchObject([
    { content: [text("Herecopy"), reference("2"), reference("3"), reference("1")] },
    note("2", "New"),
    note("3", "Newer"),
    note("1", "Old"),
  ]);
  const twice = inserted(after, paragraph(text("again"), reference("1")), note("1", "Last"));
  expect(twice.doc.lastChild?.attrs.label).toBe("4");
});

test("any text that is kept whole comes back as it was, whatever it is put into", () => {
  fc.assert(
    fc.property(arbitraryDocument, (written) => {
      const document = normalize(written);
      const state = EditorState.create({ doc: schema.nodeFromJSON(document) });
      const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)));
      const kept = normalize(
        parseDocument(selectedDocument(all) ?? { type: "doc", content: [paragraph()] }) as PostDocument,
      );
      const body = (doc: PostDocument) => doc.content.filter(({ type }) => type !== "footnoteDefinition");
      expect(body(kept)).toEqual(body(document));
      const placed = inserted(stateOf(paragraph()), ...kept.content);
      const labels = (doc: PostDocument) => JSON.stringify(body(doc)).replaceAll(/"label":"[^"]*"/g, "");
      expect(labels(normalize(placed.doc.toJSON() as PostDocument))).toBe(labels(kept));
    }),
    { numRuns: 60 },
  );
});

test("whatever is selected can be kept", () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.nat(), fc.nat(), (document, a, b) => {
      const doc = schema.nodeFromJSON(document);
      const at = (place: number) => doc.resolve(place % (doc.content.size + 1));
      const state = EditorState.create({ doc, selection: TextSelection.between(at(a), at(b)) });
      const { from, to } = state.selection;
      // No browser selects half a character.
      fc.pre(doc.textBetween(from, to).isWellFormed());
      const kept = selectedDocument(state);
      if (kept) expect(() => parseDocument(kept)).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

test("snippets are found by letters of their name, those first that begin with them", () => {
  const all = ["About us", "The tide", "Tide table", "Étude"].map((name) => ({ name }));
  expect(named(all, " tide ").map(({ name }) => name)).toEqual(["Tide table", "The tide"]);
  expect(named(all, "éT").map(({ name }) => name)).toEqual(["Étude"]);
  expect(named(all, "")).toHaveLength(4);
});
