import { expect, test } from "vitest";
import { compareDocuments } from "./compare/compare.ts";
import { renderHtml } from "./html.ts";
import { parseHtml } from "./html-parse.ts";
import { collectUrls, mapUrls } from "./links.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { renderMarkdown } from "./markdown/render.ts";
import { normalize } from "./normalize.ts";
import { excerptOf, renderText } from "./text.ts";
import type { BlockNode, PostDocument } from "./types.ts";
import { parseDocument } from "./validate.ts";

const doc = (...content: BlockNode[]): PostDocument => ({ type: "doc", content });
const button = (attrs: object = {}) =>
  ({ type: "button", attrs: { label: "Subscribe", href: "/subscribe", ...attrs } }) as BlockNode;
const bookmark = (attrs: object = {}) =>
  ({ type: "bookmark", attrs: { url: "https://www.example.org/a", ...attrs } }) as BlockNode;
const described = bookmark({ title: "A *title*", description: "What it says.", site: "The Example" });

test.each([
  [button(), "[Subscribe](/subscribe){.button}\n"],
  [button({ style: "plain", align: "center" }), "[Subscribe](/subscribe){.button .plain .center}\n"],
  [bookmark(), "[https://www.example.org/a](https://www.example.org/a){.bookmark}\n"],
  [described, '[A \\*title\\*](https://www.example.org/a "What it says."){.bookmark site="The Example"}\n'],
])("in Markdown it is a link with a word in braces behind it", (node, markdown) => {
  expect(renderMarkdown(doc(node))).toBe(markdown);
  expect(parseMarkdown(markdown)).toEqual({ document: normalize(doc(node)), warnings: [] });
});

test.each([
  "[Subscribe](/subscribe) {.button}",
  "[Subscribe](/subscribe){.button .centre}",
  '[Subscribe](/subscribe "Title"){.button}',
  "[**Subscribe**](/subscribe){.button}",
  "[Subscribe](/subscribe){.button} and more",
  "See [Subscribe](/subscribe){.button}",
  "[a](/b){.bookmark .plain}",
])("what says something else stays text: %s", (markdown) => {
  const { document } = parseMarkdown(markdown);
  expect(document.content[0]?.type).toBe(/^\S+ \{\.button\}$/.test(markdown) ? "button" : "paragraph");
  expect(parseMarkdown(renderMarkdown(document)).document).toEqual(document);
});

test("text that looks like one stays text when it is written down and read again", () => {
  const { document } = parseMarkdown("[Subscribe](/subscribe)\\{.button}");
  expect(document.content[0]?.type).toBe("paragraph");
  expect(parseMarkdown(renderMarkdown(document)).document).toEqual(document);
});

test("a name of a site that braces cannot hold goes as HTML", () => {
  const node = bookmark({ site: 'The "{Example}"' });
  expect(renderMarkdown(doc(node))).toContain('<div class="bookmark">');
  expect(parseMarkdown(renderMarkdown(doc(node))).document).toEqual(normalize(doc(node)));
});

test("readers get links that need no style sheet and fetch nothing", () => {
  expect(renderHtml(doc(button({ href: "https://example.org/", align: "center" })))).toBe(
    '<div class="post-button post-button-center"><a href="https://example.org/" rel="noopener">Subscribe</a></div>',
  );
  expect(renderHtml(doc(described))).toBe(
    '<div class="bookmark"><a href="https://www.example.org/a" rel="noopener">A *title*</a>' +
      '<p class="bookmark-description">What it says.</p><p class="bookmark-site">The Example</p></div>',
  );
  expect(renderHtml(doc(bookmark()))).toContain('<p class="bookmark-site">example.org</p>');
});

test.each(["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", ""])(
  "an address that a link may not have is no link: %j",
  (href) => {
    for (const node of [button({ href }), bookmark({ url: href, title: "Title" })]) {
      expect(renderHtml(doc(node))).not.toContain("<a");
      expect(normalize(doc(node)).content[0]?.type).toBe("paragraph");
      expect(renderText(normalize(doc(node)))).toMatch(/Subscribe|Title/);
    }
  },
);

test("attributes are checked", () => {
  expect(() => parseDocument(doc(button({ style: "red" })))).toThrow("content[0].attrs.style must be one of");
  expect(() => parseDocument(doc(button({ label: 1 })))).toThrow("content[0].attrs.label must be text");
  expect(() => parseDocument(doc(bookmark({ title: "x".repeat(3000) })))).toThrow("longer than");
  expect(() => parseDocument({ type: "doc", content: [{ type: "bookmark" }] })).toThrow(
    "attrs.url is missing",
  );
});

test("its words are found by search, its address by the checker of links; it is no part of an excerpt", () => {
  const both = doc(button(), described);
  expect(renderText(both)).toBe(
    "Subscribe\n\nA *title*\nWhat it says.\nThe Example\nhttps://www.example.org/a",
  );
  expect(excerptOf(both)).toBe("");
  expect(collectUrls(both)).toEqual([
    { kind: "link", url: "/subscribe" },
    { kind: "link", url: "https://www.example.org/a" },
  ]);
  const moved = mapUrls(both, (url) => (url === "/subscribe" ? "/join" : null));
  expect(collectUrls(moved).map(({ url }) => url)).toEqual(["/join", "https://www.example.org/a"]);
});

test("comparing shows which of its words changed", () => {
  const { blocks } = compareDocuments(
    doc(described),
    doc(bookmark({ title: "A *title*", description: "What it says.", site: "Another" })),
  );
  expect(blocks).toMatchObject([
    {
      type: "bookmark",
      change: "changed",
      attrChanges: [{ name: "site", before: "The Example", after: "Another" }],
    },
  ]);
});

test("cards of Ghost are read as what they are", () => {
  const html = `<div class="kg-card kg-button-card kg-align-center"><a href="https://example.org/join" class="kg-btn kg-btn-accent">Join us</a></div>
<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/a"><div class="kg-bookmark-content"><div class="kg-bookmark-title">Its title</div><div class="kg-bookmark-description">Its words</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="https://example.org/i.png" alt=""><span class="kg-bookmark-author">Ann</span><span class="kg-bookmark-publisher">Paper</span></div></div></a></figure>`;
  const expected = [
    {
      type: "button",
      attrs: { label: "Join us", href: "https://example.org/join", style: "primary", align: "center" },
    },
    {
      type: "bookmark",
      attrs: {
        url: "https://example.org/a",
        title: "Its title",
        description: "Its words",
        site: "Ann · Paper",
      },
    },
  ];
  expect(parseHtml(html).content).toEqual(expected);
  expect(parseMarkdown(html.replace("\n", "\n\n")).document.content).toEqual(expected);
});
