import { describe, expect, test } from "vitest";
import { renderText } from "../text.ts";
import { parseDocument } from "../validate.ts";
import { parseMarkdown } from "./parse.ts";

const blocks = (source: string) => parseMarkdown(source).document.content;
const inlineTypes = (source: string) => {
  const [first] = blocks(source);
  return (first && "content" in first ? (first.content ?? []) : []).map((node) => node.type);
};

describe("parseMarkdown", () => {
  test.each([
    ["Costs $5 or $6, US$7 and A$8."],
    ["From $5-$6, ($10 or so) up to $20 million (or $30)."],
    ["Set $HOME and $PATH, $HOME/$PATH or `$x$`."],
    ["It went from $100 a day to $200 a month$."],
  ])("leaves money and variables alone: %s", (source) => {
    expect(inlineTypes(source)).not.toContain("mathInline");
  });

  test.each([["$x$"], ["$a_1 + b^2$"], ["let $E = mc^2$ be"], ["$2x$"], ["$$a b$$ and"], ["($n$)"]])(
    "reads maths: %s",
    (source) => {
      expect(inlineTypes(source)).toContain("mathInline");
    },
  );

  test("reads display maths, and an opening that nothing closes as text", () => {
    expect(blocks("$$\nx\n$$")).toEqual([{ type: "mathBlock", attrs: { tex: "x" } }]);
    expect(blocks("$$x$$")).toEqual([{ type: "mathBlock", attrs: { tex: "x" } }]);
    expect(renderText(parseMarkdown("$$ is money\n\nmore").document)).toBe("$$ is money\n\nmore");
  });

  test("reads GitHub's callouts, with a title too", () => {
    expect(blocks("> [!WARNING]\n> Mind **the** gap")).toMatchObject([
      { type: "callout", attrs: { kind: "warning", title: null }, content: [{ type: "paragraph" }] },
    ]);
    expect(blocks("> [!tip] Read *this*\n>\n> text")).toMatchObject([
      { type: "callout", attrs: { kind: "tip", title: "Read this" } },
    ]);
    expect(blocks("> \\[!NOTE]\n> text")).toMatchObject([{ type: "blockquote" }]);
    expect(blocks("> [!unknown] text")).toMatchObject([{ type: "blockquote" }]);
  });

  test("reads anchors, figures, embeds and footnotes", () => {
    const source =
      "## Title {#here}\n\n![alt](a.png)\n\nhttps://youtu.be/dQw4w9WgXcQ\n\nx[^n]\n\n[^n]: Note\n\n    more";
    expect(blocks(source)).toMatchObject([
      { type: "heading", attrs: { level: 2, id: "here" }, content: [{ text: "Title" }] },
      { type: "figure", attrs: { src: "a.png", alt: "alt" } },
      { type: "embed", attrs: { url: "https://youtu.be/dQw4w9WgXcQ" } },
      { type: "paragraph", content: [{ text: "x" }, { type: "footnoteReference", attrs: { label: "n" } }] },
      { type: "footnoteDefinition", attrs: { label: "n" }, content: [{}, {}] },
    ]);
  });

  test("splits a list whose items only partly have a checkbox", () => {
    expect(blocks("- [x] a\n- [ ] b\n- c")).toMatchObject([
      { type: "taskList", content: [{ attrs: { checked: true } }, { attrs: { checked: false } }] },
      { type: "bulletList", content: [{}] },
    ]);
  });

  test("turns simple inline HTML into marks and keeps the rest", () => {
    expect(
      blocks('<kbd>Ctrl</kbd><br>H<sub>2</sub>O <a href="/x">y</a> <img src="i.png" alt="z">'),
    ).toMatchObject([
      {
        content: [
          { text: "Ctrl", marks: [{ type: "keyboard" }] },
          { type: "hardBreak" },
          { text: "H" },
          { text: "2", marks: [{ type: "subscript" }] },
          { text: "O " },
          { text: "y", marks: [{ type: "link", attrs: { href: "/x" } }] },
          { text: " " },
          { type: "image", attrs: { src: "i.png", alt: "z" } },
        ],
      },
    ]);
    expect(blocks('a <span class="x">b</span>')).toMatchObject([
      { content: [{ text: "a " }, { type: "htmlInline", attrs: { html: '<span class="x">b</span>' } }] },
    ]);
  });

  test("keeps the text of components and generic types, and says so", () => {
    const { document, warnings } = parseMarkdown(
      "import A from './a'\n\nAn Array<T> of <Foo>bar *baz*</Foo>\n",
    );
    expect(renderText(document)).toBe("import A from './a'\n\nAn Array<T> of <Foo>bar baz</Foo>");
    expect(warnings.map((warning) => warning.line)).toEqual([1, 3, 3, 3]);
  });

  test("reads the boxes of MDX sites as callouts", () => {
    const source =
      '<AlertBox level="info" title="!">\n  Some **bold**\n  text\n</AlertBox>\n\n<Tip>\nx\n</Tip>';
    expect(blocks(source)).toMatchObject([
      {
        type: "callout",
        attrs: { kind: "note", title: "!" },
        content: [{ content: [{}, { text: "bold" }, {}] }],
      },
      { type: "callout", attrs: { kind: "tip", title: null } },
    ]);
    expect(blocks("<Tabs items={[1]}>\nx\n</Tabs>")).toMatchObject([{ type: "htmlBlock" }]);
  });

  test("drops links that run code, keeping their text", () => {
    const { document, warnings } = parseMarkdown("[a](javascript:alert(1)) ![b](data:text/html,x)");
    expect(document.content).toEqual([{ type: "paragraph", content: [{ type: "text", text: "a b" }] }]);
    expect(warnings).toHaveLength(2);
  });
});

const deep = 5_000;
describe("input beyond all reason", () => {
  test.each([
    ["quotes", `${">".repeat(deep)} a`],
    ["lists on one line", `${"- ".repeat(deep)}a`],
    [
      "lists by indentation",
      Array.from({ length: 600 }, (_, index) => `${" ".repeat(2 * index)}- a`).join("\n"),
    ],
    ["open brackets", `${"[".repeat(deep)}a`],
    ["balanced brackets", `${"[".repeat(deep)}a${"]".repeat(deep)}`],
    ["asterisks", `${"*".repeat(deep)}a${"*".repeat(deep)}`],
    ["instructions", "a<?".repeat(deep)],
    ["tags", `${"<div>".repeat(deep)}a`],
    ["inline tags", `a ${"<b>".repeat(deep)}a`],
    ["dollars", "$a ".repeat(deep)],
    ["footnotes", "[^a]: ".repeat(deep)],
    ["backslashes and controls", "\\\0\u0001\ud800a"],
    ["toggles", "<details>\n<summary>a</summary>\n\n".repeat(deep)],
    [
      "closed toggles",
      `${"<details>\n<summary>a</summary>\n\n".repeat(300)}a\n\n${"</details>\n\n".repeat(300)}`,
    ],
    ["nothing", ""],
  ])(
    "%s are read in time, to a valid document that keeps the text",
    (_, source) => {
      const { document } = parseMarkdown(source);
      expect(parseDocument(document)).toEqual(document);
      if (source.includes("a")) expect(renderText(document)).toContain("a");
    },
    20_000,
  );
});
