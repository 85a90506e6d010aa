import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readContent } from "../collab/read-content.ts";
import { newSharedDocument, partsOf } from "../collab/shared-document.ts";
import { forkOf, writeApart } from "../collab/write-apart.ts";
import { writeContent } from "../collab/write-content.ts";
import { normalize } from "../normalize.ts";
import { suggestionsIn, threadsIn, withoutReview } from "../review.ts";
import { arbitraryDocument } from "../testing/arbitrary.ts";
import { reviewedDocument } from "../testing/arbitrary-review.ts";
import type { InlineNode, PostDocument } from "../types.ts";
import { carryReview } from "./carry-review.ts";
import { parseMarkdown } from "./parse.ts";
import { renderMarkdown } from "./render.ts";

const thread = "0bad0bad-0000-7000-8000-000000000001";
const change = { id: thread, user: thread, at: "2026-01-01T00:00:00.000Z" };
const text = (words: string, ...marks: unknown[]) =>
  ({ type: "text", text: words, ...(marks.length > 0 && { marks }) }) as InlineNode;
const comment = { type: "comment", attrs: { thread } };
const paragraph = (...content: InlineNode[]) => ({ type: "paragraph" as const, content });
const doc = (...content: PostDocument["content"]): PostDocument => ({ type: "doc", content });
const edit = (base: PostDocument, change: (markdown: string) => string) =>
  carryReview(base, parseMarkdown(change(renderMarkdown(base))).document);

test("comments and suggestions stay on what was not touched, also within a changed line", () => {
  const base = doc(
    paragraph(text("A first "), text("remark", comment), text(" here.")),
    paragraph(
      text("Take "),
      text("this", { type: "deletion", attrs: change }),
      text("that", { type: "insertion", attrs: change }),
      text(" out."),
    ),
    paragraph(text("Only suggested.", { type: "insertion", attrs: change })),
    paragraph(text("Last.")),
  );
  const next = edit(base, (markdown) =>
    markdown.replace("A first", "The **first**").replace("Last.", "Last.\n\nNew."),
  );
  expect(next).toEqual(
    doc(
      paragraph(
        text("The "),
        text("first", { type: "bold" }),
        text(" "),
        text("remark", comment),
        text(" here."),
      ),
      ...base.content.slice(1),
      paragraph(text("New.")),
    ),
  );
  expect(threadsIn(edit(base, (markdown) => markdown.replace("remark", "remarkable note")))).toEqual(
    new Set([thread]),
  );
  expect(suggestionsIn(edit(base, (markdown) => markdown.replace("out", "away")))).toHaveLength(1);
});

test("whatever is edited, readers get just that, and what is left alone keeps its review", () => {
  fc.assert(
    fc.property(reviewedDocument, arbitraryDocument, ({ reviewed }, other) => {
      const edited = normalize(other);
      expect(normalize(carryReview(reviewed, edited))).toEqual(edited);
      const mixed = normalize({
        type: "doc",
        content: [...withoutReview(reviewed).content, ...other.content],
      });
      expect(normalize(carryReview(reviewed, mixed))).toEqual(mixed);
    }),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(arbitraryDocument, (plain) => {
      const base = normalize(plain);
      expect(carryReview(base, parseMarkdown(renderMarkdown(base)).document)).toEqual(base);
    }),
  );
});

test("what others wrote meanwhile is kept, in the same paragraph too", () => {
  const { doc: shared } = newSharedDocument();
  const base = doc(paragraph(text("One two three.")), paragraph(text("Second.")), paragraph(text("Third.")));
  writeContent(shared, { document: base });
  const fork = forkOf(shared);
  // Somebody goes on writing while the Markdown is open.
  const { body } = partsOf(shared);
  const line = (index: number) => (body.get(index) as Y.XmlElement).get(0) as Y.XmlText;
  line(0).insert("One two three".length, " four");
  line(2).insert("Third.".length, " Indeed.");
  const between = new Y.XmlElement("paragraph");
  between.insert(0, [new Y.XmlText("Between.")]);
  body.insert(1, [between]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(shared));
  const edited = edit(readContent(fork).document, (markdown) =>
    markdown.replace("One", "A **one**,").replace("Second.\n", "Second, changed.\n"),
  );
  writeApart(shared, fork, edited, "markdown");
  expect(renderMarkdown(readContent(shared).document)).toBe(
    "A **one**, two three four.\n\nBetween.\n\nSecond, changed.\n\nThird. Indeed.\n",
  );
  Y.applyUpdate(other, Y.encodeStateAsUpdate(shared, Y.encodeStateVector(other)));
  expect(readContent(other)).toEqual(readContent(shared));
});
