import { schema } from "@broadsheet/document/schema";
import { type Command, EditorState, NodeSelection, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { deleteBlock, duplicateBlock } from "./block-steps.ts";

const line = (text: string, ...marks: object[]) => ({
  type: "paragraph",
  content: [{ type: "text", text, marks }],
});
const item = (...content: unknown[]) => ({ type: "listItem", content });
const list = (...content: unknown[]) => ({ type: "bulletList", content });
const note = { type: "footnoteDefinition", attrs: { label: "1" }, content: [line("note")] };
const docOf = (...content: unknown[]) => schema.nodeFromJSON({ type: "doc", content });
type Doc = ReturnType<typeof docOf>;

function at(doc: Doc, from: string, to = from): EditorState {
  const place = (text: string) => {
    let found = -1;
    doc.descendants((node, pos) => {
      if (found < 0 && node.text?.includes(text)) found = pos + node.text.indexOf(text);
    });
    return found;
  };
  const state = EditorState.create({ doc });
  return state.apply(state.tr.setSelection(TextSelection.create(doc, place(from), place(to) + 1)));
}
function after(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => {
    next = state.apply(tr);
  });
  next.doc.check();
  return next;
}
const said = ({ doc }: EditorState) => doc.textBetween(0, doc.content.size, "|", "*");
const chosen = ({ doc, selection }: EditorState) => doc.textBetween(selection.from, selection.to, "|");

test("a copy stands below, with the caret in it, and without the comments", () => {
  const comment = { type: "comment", attrs: { thread: "01980000-0000-7000-8000-000000000001" } };
  const doc = docOf(line("a"), line("bc", comment), line("d"));
  const copied = after(at(doc, "c"), duplicateBlock);
  expect(said(copied)).toBe("a|bc|bc|d");
  expect(copied.selection.from).toBe(at(doc, "c").selection.from + 4);
  const marks: number[] = [];
  copied.doc.descendants((node) => void (node.isText && marks.push(node.marks.length)));
  expect(marks).toEqual([0, 1, 0, 0]);
  expect(said(after(at(doc, "a", "c"), duplicateBlock))).toBe("a|bc|a|bc|d");
});

test("an item is copied and deleted within its list; the last one takes its list along", () => {
  const doc = docOf(list(item(line("x")), item(line("y"))), line("z"));
  const copied = after(at(doc, "y"), duplicateBlock);
  expect(said(copied)).toBe("x|y|y|z");
  expect(copied.doc.child(0).childCount).toBe(3);
  expect(said(after(at(doc, "x"), deleteBlock))).toBe("y|z");
  const one = after(at(docOf(list(item(line("x"))), line("z")), "x"), deleteBlock);
  expect(said(one)).toBe("z");
  expect(one.doc.childCount).toBe(1);
  const nested = docOf(list(item(line("x"), list(item(line("p"))))), line("z"));
  expect(said(after(at(nested, "p"), deleteBlock))).toBe("x|z");
});

test("the only block leaves a line to write on; a card is deleted and copied as a whole", () => {
  expect(after(at(docOf(line("a")), "a"), deleteBlock).doc.toJSON()).toEqual(
    docOf({ type: "paragraph" }).toJSON(),
  );
  expect(said(after(at(docOf(line("a"), note), "a"), deleteBlock))).toBe("|note");
  const button = { type: "button", attrs: { label: "Go", href: "/go" } };
  const state = EditorState.create({ doc: docOf(line("a"), button, line("b")) });
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 3)));
  const copied = after(selected, duplicateBlock);
  expect(copied.doc.childCount).toBe(4);
  expect((copied.selection as NodeSelection).node.attrs.label).toBe("Go");
  expect(said(after(selected, deleteBlock))).toBe("a|b");
});

test("what is selected together goes together; a footnote has no copy, and can go", () => {
  const doc = docOf(line("a"), line("b"), line("c"), note);
  expect(said(after(at(doc, "b", "c"), deleteBlock))).toBe("a|note");
  expect(duplicateBlock(at(doc, "note"))).toBe(false);
  const without = after(at(doc, "note"), deleteBlock);
  expect(said(without)).toBe("a|b|c");
  expect(chosen(without)).toBe("");
});
