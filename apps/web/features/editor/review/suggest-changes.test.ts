import { normalize } from "@broadsheet/document/normalize";
import { withoutReview } from "@broadsheet/document/review";
import { schema } from "@broadsheet/document/schema";
import type { PostDocument } from "@broadsheet/document/types";
import { parseDocument } from "@broadsheet/document/validate";
import { splitBlock } from "@tiptap/pm/commands";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import { settleSuggestions } from "./settle-suggestions.ts";
import { asSuggestion, type Suggester } from "./suggest-changes.ts";

const ids = ["a", "b", "c"].map((one) => `${one.repeat(8)}-0000-4000-8000-000000000000`);
let made = 0;
const who: Suggester = {
  user: ids[0] ?? "",
  now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, made)).toISOString(),
  newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`,
};
const paragraph = (text: string) => ({
  type: "paragraph",
  ...(text && { content: [{ type: "text", text }] }),
});
const stateOf = (...texts: string[]) =>
  EditorState.create({ doc: schema.nodeFromJSON({ type: "doc", content: texts.map(paragraph) }) });
const jsonOf = (state: EditorState) => parseDocument(state.doc.toJSON()) as PostDocument;
const readersOf = (state: EditorState) => normalize(jsonOf(state));
const textOf = (state: EditorState) => state.doc.textBetween(0, state.doc.content.size, "|");

function suggest(state: EditorState, make: (tr: Transaction) => Transaction): EditorState {
  const tr = asSuggestion(make(state.tr), state, who);
  return tr ? state.apply(tr) : state;
}
const shown = (state: EditorState) => {
  const parts: string[] = [];
  state.doc.descendants((node) => {
    if (!node.isText) return;
    const marks = node.marks.map((mark) => mark.type.name).join();
    parts.push(marks ? `${marks}:${node.text}` : (node.text ?? ""));
  });
  return parts;
};

test("what is typed is marked, what is taken out stays, what is replaced is one suggestion", () => {
  const typed = suggest(stateOf("One two"), (tr) => tr.insertText("big ", 5));
  expect(shown(typed)).toEqual(["One ", "insertion:big ", "two"]);
  made += 1;
  const more = suggest(typed, (tr) => tr.insertText("red ", 9));
  expect(shown(more)).toEqual(["One ", "insertion:big red ", "two"]);
  const replaced = suggest(stateOf("One two"), (tr) => tr.insertText("three", 5, 8));
  expect(shown(replaced)).toEqual(["One ", "deletion:two", "insertion:three"]);
  const found = new Set<unknown>();
  replaced.doc.descendants((node) => node.marks.forEach((mark) => void found.add(mark.attrs.id)));
  expect(found.size).toBe(1);
});

test("own suggested text really goes; deleting goes on past what is marked already", () => {
  const typed = suggest(stateOf("One"), (tr) => tr.insertText(" two", 4));
  expect(shown(suggest(typed, (tr) => tr.delete(6, 8)))).toEqual(["One", "insertion: t"]);
  let state = stateOf("One");
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1)));
  state = suggest(state, (tr) => tr.delete(1, 2));
  expect(state.selection.from).toBe(2);
  state = suggest(state, (tr) => tr.delete(2, 3));
  expect(shown(state)).toEqual(["deletion:On", "e"]);
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 4)));
  state = suggest(state, (tr) => tr.delete(3, 4));
  expect(state.selection.from).toBe(3);
});

test("formatting and the structure of what readers have cannot be suggested", () => {
  const state = stateOf("One two", "Three");
  expect(asSuggestion(state.tr.addMark(1, 4, schema.mark("bold")), state, who)).toBeNull();
  expect(
    asSuggestion(state.tr.setBlockType(1, 2, schema.nodes.heading as never, { level: 2 }), state, who),
  ).toBeNull();
  expect(asSuggestion(state.tr.split(5), state, who)).toBeNull();
  expect(asSuggestion(state.tr.join(9), state, who)).toBeNull();
  expect(asSuggestion(state.tr.insert(9, schema.node("horizontalRule")), state, who)).toBeNull();
});

test("a new paragraph can be begun where a text ends, and goes when its suggestion is refused", () => {
  let state = stateOf("One", "Two");
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 4)));
  splitBlock(state, (tr) => {
    state = suggest(state, () => tr);
  });
  expect(state.doc.childCount).toBe(3);
  const at = 6;
  state = suggest(state, (tr) => tr.insertText("New", at));
  expect(textOf(state)).toBe("One|New|Two");
  expect(withoutReview(jsonOf(state)).content).toHaveLength(2);
  expect(textOf(state.apply(settleSuggestions(state, false)))).toBe("One|Two");
  expect(textOf(state.apply(settleSuggestions(state, true)))).toBe("One|New|Two");
});

test("one suggestion is settled without the others", () => {
  let state = suggest(stateOf("One two three"), (tr) => tr.delete(5, 9));
  const first = String(state.doc.nodeAt(5)?.marks[0]?.attrs.id);
  state = suggest(state, (tr) => tr.insertText("!", 14));
  const settled = state.apply(settleSuggestions(state, true, new Set([first])));
  expect(shown(settled)).toEqual(["One three", "insertion:!"]);
});

const edits = fc.array(
  fc.record({ at: fc.nat(60), length: fc.nat(6), text: fc.constantFrom("", "x", " new ", "Ω") }),
  { minLength: 1, maxLength: 12 },
);

test("whatever is suggested, readers see no difference, and refusing all of it gives the text back", () => {
  fc.assert(
    fc.property(edits, (list) => {
      let state = stateOf("One two three", "Four five", "Six");
      const before = readersOf(state);
      for (const { at, length, text } of list) {
        const { size } = state.doc.content;
        const from = Math.min(at, size);
        const to = Math.min(from + length, size);
        if (!state.doc.resolve(from).parent.inlineContent || !state.doc.resolve(to).parent.inlineContent)
          continue;
        state = suggest(state, (tr) => (text ? tr.insertText(text, from, to) : tr.delete(from, to)));
        expect(readersOf(state)).toEqual(before);
      }
      expect(readersOf(state.apply(settleSuggestions(state, false)))).toEqual(before);
    }),
  );
});

test("accepting a text that was edited by suggestions gives what editing it would have", () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(5), fc.constantFrom("", "x", "new"), (at, length, text) => {
      const state = stateOf("One two three");
      const from = 1 + at;
      const to = Math.min(from + length, 14);
      const edit = (tr: Transaction) => (text ? tr.insertText(text, from, to) : tr.delete(from, to));
      const suggested = suggest(state, edit);
      expect(textOf(suggested.apply(settleSuggestions(suggested, true)))).toBe(
        textOf(state.apply(edit(state.tr))),
      );
    }),
  );
});
