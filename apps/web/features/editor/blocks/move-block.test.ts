import { schema } from "@broadsheet/document/schema";
import { EditorState, NodeSelection, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { moveBlock } from "./move-block.ts";

const line = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const item = (...content: unknown[]) => ({ type: "listItem", content });
const docOf = (...content: unknown[]) => schema.nodeFromJSON({ type: "doc", content });

function placeOf(state: EditorState, text: string): number {
  let found = -1;
  state.doc.descendants((node, pos) => {
    if (found < 0 && node.text?.includes(text)) found = pos + (node.text.indexOf(text) ?? 0);
  });
  return found;
}
function at(doc: ReturnType<typeof docOf>, from: string, to = from): EditorState {
  const state = EditorState.create({ doc });
  return state.apply(
    state.tr.setSelection(TextSelection.create(doc, placeOf(state, from), placeOf(state, to) + 1)),
  );
}
function moved(state: EditorState, by: -1 | 1): EditorState {
  let next = state;
  moveBlock(by)(state, (tr) => {
    next = state.apply(tr);
  });
  next.doc.check();
  return next;
}
const said = ({ doc }: EditorState) => doc.textBetween(0, doc.content.size, "|", "*");
const chosen = ({ doc, selection }: EditorState) => doc.textBetween(selection.from, selection.to, "|");

test("a paragraph changes places with its neighbour, and stays selected", () => {
  const doc = docOf(line("one"), line("two"), line("three"));
  const up = moved(at(doc, "two"), -1);
  expect(said(up)).toBe("two|one|three");
  expect(chosen(up)).toBe("t");
  expect(said(moved(up, -1))).toBe("two|one|three");
  const down = moved(moved(up, 1), 1);
  expect(said(down)).toBe("one|three|two");
  expect(said(moved(down, 1))).toBe("one|three|two");
});

test("what is selected together moves together; footnotes stay last", () => {
  const doc = docOf(line("a"), line("b"), line("c"), {
    type: "footnoteDefinition",
    attrs: { label: "1" },
    content: [line("note")],
  });
  expect(said(moved(at(doc, "b", "c"), -1))).toBe("b|c|a|note");
  expect(said(moved(at(doc, "b", "c"), 1))).toBe("a|b|c|note");
  expect(said(moved(at(doc, "note"), -1))).toBe("a|b|c|note");
});

test("an item moves within its list, a picture as a whole", () => {
  const list = {
    type: "bulletList",
    content: [
      item(line("x")),
      item(line("y"), { type: "bulletList", content: [item(line("p")), item(line("q"))] }),
    ],
  };
  const doc = docOf(list, line("after"));
  expect(said(moved(at(doc, "q"), -1))).toBe("x|y|q|p|after");
  expect(said(moved(at(doc, "y"), -1))).toBe("y|p|q|x|after");
  const state = EditorState.create({ doc: docOf(line("a"), { type: "horizontalRule" }, line("b")) });
  const rule = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 3)));
  const down = moved(rule, 1);
  expect(down.doc.child(2).type.name).toBe("horizontalRule");
  expect((down.selection as NodeSelection).node.type.name).toBe("horizontalRule");
});
