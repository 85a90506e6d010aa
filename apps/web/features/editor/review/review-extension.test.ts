import { schema } from "@broadsheet/document/schema";
import type { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";
import fc from "fast-check";
import { expect, test } from "vitest";
import { movedPassages, passages } from "./review-extension.ts";

const threads = ["a", "b"].map((one) => `${one.repeat(8)}-0000-4000-8000-000000000000`);
const shownIn = (set: DecorationSet) =>
  set
    .find()
    .map(({ from, to }) => `${from}-${to}`)
    .sort();

/** A text of paragraphs in which some words carry comments. */
function docOf(blocks: readonly (readonly [string, number])[]): Node {
  return schema.nodeFromJSON({
    type: "doc",
    content: blocks.map(([text, thread]) => ({
      type: "paragraph",
      content: [
        { type: "text", text: `${text}.` },
        {
          type: "text",
          text: `${text}!`,
          marks: threads[thread] ? [{ type: "comment", attrs: { thread: threads[thread] } }] : [],
        },
      ],
    })),
  });
}

test("after any change the passages shown are those that a look at the whole text finds", () => {
  const block = fc.tuple(fc.constantFrom("one", "two", "three"), fc.integer({ min: 0, max: 2 }));
  const change = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom("type", "delete", "split", "mark", "two"));
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 5 }),
      fc.array(change, { maxLength: 5 }),
      (blocks, changes) => {
        let state = EditorState.create({ doc: docOf(blocks) });
        const seen = { open: new Set(threads), active: null };
        const whole = (doc: Node) => DecorationSet.create(doc, passages(doc, seen, 0, doc.content.size));
        let shown = whole(state.doc);
        for (const [one, other, kind] of changes) {
          const { size } = state.doc.content;
          const [from = 0, to = 0] = [1 + (one % (size - 1)), 1 + (other % (size - 1))].sort((a, b) => a - b);
          const { tr } = state;
          if (!state.doc.resolve(from).parent.isTextblock) continue;
          if (kind === "type") tr.insertText("x", from);
          else if (kind === "delete") tr.delete(from, to);
          else if (kind === "split") tr.split(from);
          else if (kind === "mark") tr.addMark(from, to, schema.mark("comment", { thread: threads[0] }));
          else tr.insertText("yy", to).insertText("z", from);
          shown = movedPassages(tr, { ...seen, passages: shown });
          state = state.apply(tr);
          expect(shownIn(shown)).toEqual(shownIn(whole(state.doc)));
        }
      },
    ),
  );
});
