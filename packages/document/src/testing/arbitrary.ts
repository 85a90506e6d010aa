import fc from "fast-check";
import { type BlockNode, buttonAligns, buttonStyles, calloutKinds, type PostDocument } from "../types.ts";
import { anyText, html, image, label, line, optionalText, paragraph, tex } from "./arbitrary-inline.ts";

const address = fc.constantFrom(
  "https://example.com/x",
  "https://www.example.org/a_(b)?c=d&e=*f*",
  "/own path",
  "mailto:ann@example.org",
  "#part",
  "javascript:x",
  "",
);

const { block } = fc.letrec<{ block: BlockNode }>((tie) => {
  const blocks = fc.array(tie("block"), { minLength: 1, maxLength: 3, depthIdentifier: "block" });
  const item = fc
    .tuple(paragraph, fc.array(tie("block"), { maxLength: 2, depthIdentifier: "block" }))
    .map(([first, rest]) => [first, ...rest]);
  const cell = fc
    .record({
      type: fc.constantFrom("tableCell" as const, "tableHeader" as const),
      align: fc.constantFrom(null, "left" as const, "right" as const),
      colspan: fc.constantFrom(1, 1, 1, 2),
      colwidth: fc.constantFrom<(number[] | null)[]>(null, null, [100]),
      content: fc.oneof(
        { weight: 4, arbitrary: paragraph.map((only) => [only]) },
        { weight: 1, arbitrary: blocks },
      ),
    })
    .map(({ type, content, ...attrs }) => ({ type, attrs, content }));
  const plainTable = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([rows, columns]) =>
      fc.array(paragraph, { minLength: rows * columns, maxLength: rows * columns }).map((cells) => ({
        type: "table" as const,
        content: Array.from({ length: rows }, (_, row) => ({
          type: "tableRow" as const,
          content: cells.slice(row * columns, (row + 1) * columns).map((content) => ({
            type: row === 0 ? ("tableHeader" as const) : ("tableCell" as const),
            content: [content],
          })),
        })),
      })),
    );
  const block: fc.Arbitrary<BlockNode> = fc.oneof(
    { depthIdentifier: "block", maxDepth: 3 },
    paragraph,
    fc
      .record({
        level: fc.integer({ min: 1, max: 6 }),
        id: fc.constantFrom(null, null, "own-id", "word", "fn-n"),
        content: line,
      })
      .map(({ content, ...attrs }) => ({ type: "heading" as const, attrs, content })),
    fc
      .record({
        language: fc.constantFrom(null, "js", "c++", "a b", "`", ""),
        meta: optionalText,
        text: fc.oneof(fc.constant(""), anyText, fc.constant("\n\n  a\n\tb\n```\n")),
      })
      .map(({ text: value, ...attrs }) => ({
        type: "codeBlock" as const,
        attrs,
        ...(value !== "" && { content: [{ type: "text" as const, text: value }] }),
      })),
    fc.constant({ type: "horizontalRule" as const }),
    fc.tuple(image, line).map(([attrs, content]) => ({ type: "figure" as const, attrs, content })),
    tex.map((value) => ({ type: "mathBlock" as const, attrs: { tex: value } })),
    fc
      .constantFrom("https://youtu.be/dQw4w9WgXcQ", "https://example.com/x", "javascript:x", "not a url")
      .map((value) => ({ type: "embed" as const, attrs: { url: value } })),
    fc
      .record({
        label: anyText,
        href: address,
        style: fc.constantFrom(...buttonStyles),
        align: fc.constantFrom(...buttonAligns),
      })
      .map((attrs) => ({ type: "button" as const, attrs })),
    fc
      .record({ url: address, title: optionalText, description: optionalText, site: optionalText })
      .map((attrs) => ({ type: "bookmark" as const, attrs })),
    html.map((value) => ({ type: "htmlBlock" as const, attrs: { html: value } })),
    fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => ({
      type: "bulletList" as const,
      content: items.map((content) => ({ type: "listItem" as const, content })),
    })),
    fc
      .tuple(fc.constantFrom(0, 1, 7), fc.array(item, { minLength: 1, maxLength: 3 }))
      .map(([start, items]) => ({
        type: "orderedList" as const,
        attrs: { start },
        content: items.map((content) => ({ type: "listItem" as const, content })),
      })),
    fc.array(fc.tuple(item, fc.boolean()), { minLength: 1, maxLength: 3 }).map((items) => ({
      type: "taskList" as const,
      content: items.map(([content, checked]) => ({
        type: "taskItem" as const,
        attrs: { checked },
        content,
      })),
    })),
    blocks.map((content) => ({ type: "blockquote" as const, content })),
    fc
      .record({ kind: fc.constantFrom(...calloutKinds), title: optionalText, content: blocks })
      .map(({ content, ...attrs }) => ({ type: "callout" as const, attrs, content })),
    fc
      .record({ summary: anyText, content: blocks })
      .map(({ summary, content }) => ({ type: "toggle" as const, attrs: { summary }, content })),
    plainTable,
    fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) => ({
      type: "table" as const,
      content: rows.map((content) => ({ type: "tableRow" as const, content })),
    })),
  );
  return { block };
});

/** Documents that parseDocument accepts, with as many corners in them as fit: for property tests. */
export const arbitraryDocument: fc.Arbitrary<PostDocument> = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 5 }),
    fc.array(fc.tuple(label, fc.array(block, { minLength: 1, maxLength: 2 })), { maxLength: 2 }),
  )
  .map(([body, notes]) => ({
    type: "doc",
    content: [
      ...body,
      ...notes.map(([name, content]) => ({
        type: "footnoteDefinition" as const,
        attrs: { label: name },
        content,
      })),
    ],
  }));
