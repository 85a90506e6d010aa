import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { schema } from "../schema.ts";
import { arbitraryDocument as anyDocument } from "../testing/arbitrary.ts";
import { reviewedDocument } from "../testing/arbitrary-review.ts";
import type { PostDocument } from "../types.ts";
import { parseDocument } from "../validate.ts";
import { wrongWith } from "./check-update.ts";
import { readContent } from "./read-content.ts";
import { repairDocument } from "./repair.ts";
import { newSharedDocument, partsOf } from "./shared-document.ts";
import { writeContent } from "./write-content.ts";

const paragraph = (text: string) => ({
  type: "paragraph" as const,
  ...(text && { content: [{ type: "text" as const, text }] }),
});
const documentOf = (...texts: string[]): PostDocument => ({ type: "doc", content: texts.map(paragraph) });
const textsOf = (doc: Y.Doc) =>
  readContent(doc).document.content.map(
    (block) => JSON.stringify(block).match(/"text":"([^"]*)"/)?.[1] ?? "",
  );

function shared(content: Parameters<typeof writeContent>[1]): Y.Doc {
  const { doc } = newSharedDocument();
  writeContent(doc, content);
  return doc;
}

/** A second replica of the same document. */
function replica(of: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  partsOf(doc);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(of));
  return doc;
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, fromB);
  Y.applyUpdate(b, fromA);
}

describe("a shared document", () => {
  test("is never refused for what a post can hold", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          anyDocument,
          reviewedDocument.map(({ reviewed }) => reviewed),
        ),
        (written) => {
          const { doc } = newSharedDocument();
          const problems: (string | null)[] = [];
          doc.on("afterTransaction", (transaction) => problems.push(wrongWith(transaction)));
          writeContent(doc, { document: repairDocument(written) });
          expect(problems.filter(Boolean)).toEqual([]);
        },
      ),
    ));

  test("comes back as what was written into it, whatever a post can hold", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          anyDocument,
          reviewedDocument.map(({ reviewed }) => reviewed),
        ),
        (written) => {
          const document = repairDocument(written);
          const read = readContent(shared({ document })).document;
          expect(schema.nodeFromJSON(read).eq(schema.nodeFromJSON(document))).toBe(true);
          expect(parseDocument(read)).toEqual(read);
        },
      ),
      { numRuns: 200 },
    ));

  test("becomes any other document", () =>
    fc.assert(
      fc.property(anyDocument, anyDocument, (first, second) => {
        const doc = shared({ document: first });
        writeContent(doc, { document: second });
        expect(readContent(doc).document).toEqual(repairDocument(second));
      }),
      { numRuns: 200 },
    ));

  test("written again with what it holds does not change", () =>
    fc.assert(
      fc.property(anyDocument, (document) => {
        const doc = shared({ title: "Same", document, settings: { tagIds: ["a"], featured: true } });
        let updates = 0;
        doc.on("update", () => (updates += 1));
        writeContent(doc, readContent(doc));
        expect(updates).toBe(0);
      }),
      { numRuns: 100 },
    ));

  test("merges a program's change with what is typed meanwhile, also where blocks moved", () => {
    const server = shared({ document: documentOf("one", "two", "three", "four") });
    const editor = replica(server);
    writeContent(editor, { document: documentOf("one", "two, being typed", "three", "four") });
    writeContent(server, { document: documentOf("new", "one", "two", "three", "four, by a program") });
    exchange(server, editor);
    const expected = ["new", "one", "two, being typed", "three", "four, by a program"];
    expect(textsOf(server)).toEqual(expected);
    expect(textsOf(editor)).toEqual(expected);
  });

  test("merges title, texts, tags and settings", () => {
    const a = shared({ title: "A title", settings: { excerpt: "Short.", tagIds: ["x"], featured: false } });
    const b = replica(a);
    writeContent(a, { title: "A better title", settings: { tagIds: ["x", "y"], featured: true } });
    writeContent(b, { title: "A title, longer", settings: { tagIds: ["z", "x"], excerpt: "Short. More." } });
    exchange(a, b);
    expect(readContent(a)).toEqual(readContent(b));
    expect(readContent(a)).toMatchObject({
      title: "A better title, longer",
      settings: { excerpt: "Short. More.", tagIds: ["z", "x", "y"], featured: true },
    });
  });

  test("keeps the link around a picture", () => {
    const link = { type: "link", attrs: { href: "https://example.org", title: null } };
    const image = { type: "image", attrs: { src: "/a.png", alt: "" }, marks: [link] };
    const document = repairDocument({
      content: [{ type: "paragraph", content: [image, { type: "text", text: " after" }] }],
    });
    expect(JSON.stringify(readContent(shared({ document })).document)).toContain("https://example.org");
  });
});

test("two people change the label and the address of a button at once", () => {
  const button = (attrs: object) =>
    ({
      type: "doc",
      content: [
        { type: "button", attrs: { label: "Go", href: "/a", style: "primary", align: "left", ...attrs } },
      ],
    }) as PostDocument;
  const a = shared({ document: button({}) });
  const b = replica(a);
  writeContent(a, { document: button({ label: "Join" }) });
  writeContent(b, { document: button({ href: "/join" }) });
  exchange(a, b);
  for (const doc of [a, b])
    expect(readContent(doc).document).toEqual(button({ label: "Join", href: "/join" }));
});

describe("repairing", () => {
  test("makes a document of anything", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((text) => JSON.parse(text)),
          hostile(),
        ),
        (input) => {
          const repaired = repairDocument({ content: input });
          expect(parseDocument(repaired)).toEqual(repaired);
        },
      ),
      { numRuns: 500 },
    ));

  test("keeps words: a footnote in the middle goes to the end, bare text into a paragraph, a list's item gets its paragraph", () => {
    const text = (value: string) => ({ type: "text", text: value });
    const repaired = repairDocument({
      content: [
        { type: "footnoteDefinition", attrs: { label: "1" }, content: [paragraph("note")] },
        text("bare"),
        {
          type: "bulletList",
          content: [
            {
              type: "listItem",
              content: [{ type: "heading", attrs: { level: 2 }, content: [text("head")] }],
            },
          ],
        },
        { type: "unheardOf", content: [paragraph("inside")] },
      ],
    });
    expect(repaired.content.map(({ type }) => type)).toEqual([
      "paragraph",
      "bulletList",
      "paragraph",
      "footnoteDefinition",
    ]);
    for (const word of ["bare", "head", "inside", "note"]) expect(JSON.stringify(repaired)).toContain(word);
  });
});

/** Trees of known nodes in places where they may not stand. */
function hostile(): fc.Arbitrary<unknown> {
  const names = [...Object.keys(schema.nodes), "unheardOf"];
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.record(
      {
        type: fc.constantFrom(...names),
        text: fc.string({ unit: "binary" }),
        attrs: fc.dictionary(
          fc.constantFrom("level", "label", "kind", "src", "url", "colspan"),
          fc.jsonValue(),
        ),
        marks: fc.array(
          fc.record({ type: fc.constantFrom(...Object.keys(schema.marks), "x"), attrs: fc.object() }),
        ),
        content: fc.oneof({ depthSize: "small" }, fc.constant([]), fc.array(tie("tree"), { maxLength: 4 })),
      },
      { requiredKeys: ["type"] },
    ),
  }));
  return fc.array(tree, { maxLength: 5 });
}

describe("an update from elsewhere", () => {
  function verdict(change: (doc: Y.Doc) => void): string | null {
    const server = shared({ title: "T", document: documentOf("one") });
    const client = replica(server);
    change(client);
    const problems: (string | null)[] = [];
    server.on("afterTransaction", (transaction) => problems.push(wrongWith(transaction)));
    Y.applyUpdate(server, Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)));
    expect(problems).not.toEqual([]);
    return problems.find((problem) => problem !== null) ?? null;
  }

  test("is taken when an editor could have made it", () => {
    expect(
      verdict((doc) => writeContent(doc, { title: "Other", document: documentOf("one", "two") })),
    ).toBeNull();
    expect(
      verdict((doc) => writeContent(doc, { settings: { tagIds: ["a"], cover: { src: "/a" } } })),
    ).toBeNull();
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ["a part of its own", (doc) => doc.getMap("mine").set("a", 1)],
    ["a document in the document", (doc) => partsOf(doc).settings.set("sub", new Y.Doc())],
    ["a tree among the settings", (doc) => partsOf(doc).settings.set("tree", new Y.Map([["a", 1]]))],
    ["a block nobody knows", (doc) => partsOf(doc).body.push([new Y.XmlElement("script")])],
    ["the document itself as a block", (doc) => partsOf(doc).body.push([new Y.XmlElement("doc")])],
    ["bytes as a value", (doc) => partsOf(doc).settings.set("bytes", new Uint8Array(3))],
    ["an embed in the title", (doc) => partsOf(doc).title.insertEmbed(0, { a: 1 })],
    ["a hook", (doc) => partsOf(doc).body.push([new Y.XmlHook("x") as never])],
    [
      "an unknown mark",
      (doc) => ((partsOf(doc).body.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { blink: {} }),
    ],
    [
      "a tree that is too deep",
      (doc) => {
        let at: Y.XmlFragment = partsOf(doc).body;
        for (let depth = 0; depth < 150; depth += 1) {
          const inner = new Y.XmlElement("blockquote");
          at.push([inner]);
          at = inner;
        }
      },
    ],
  ])("is refused with %s", (_what, change) => expect(verdict(change)).toEqual(expect.any(String)));
});
