import { schema } from "@broadsheet/document/schema";
import { Slice } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { pasted } from "./pasted.ts";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const comment = (n: number) => schema.mark("comment", { thread: id(n) });
const insertion = schema.mark("insertion", { id: id(8), user: id(9), at: "2026-01-01T00:00:00.000Z" });
const docOf = (...inline: ReturnType<typeof schema.text>[]) =>
  schema.node("doc", null, [schema.node("paragraph", null, inline)]);

test("a copy leaves the conversations where they are, what was cut brings them along, suggestions never come", () => {
  const here = docOf(schema.text("here", [comment(1)]));
  const clip = docOf(schema.text("a", [comment(1), comment(2)]), schema.text("b", [insertion]));
  const result = pasted(new Slice(clip.content, 1, 1), here);
  expect([result.openStart, result.openEnd]).toEqual([1, 1]);
  const marks: string[][] = [];
  result.content.descendants((node) => {
    if (node.isText) marks.push(node.marks.map((mark) => String(mark.attrs.thread)));
  });
  expect(marks).toEqual([[id(2)], []]);
  expect(result.content.textBetween(0, result.content.size)).toBe("ab");
});
