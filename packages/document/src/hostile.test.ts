import fc from "fast-check";
import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { describe, expect, test } from "vitest";
import { renderHtml } from "./html.ts";
import { parseHtml } from "./html-parse.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { arbitraryDocument } from "./testing/arbitrary.ts";
import type { PostDocument } from "./types.ts";
import { DocumentError, parseDocument } from "./validate.ts";

const forbidden =
  /^(?:script|style|iframe|frame|object|embed|form|base|meta|link|svg|foreignobject|animate|template|textarea|button|annotation-xml)$/i;
const addresses = [
  "href",
  "src",
  "srcSet",
  "xLinkHref",
  "action",
  "formAction",
  "poster",
  "data",
  "cite",
  "background",
];

/** Everything in a page that could run code or load a document. */
function dangers(node: Nodes, found: string[] = []): string[] {
  if (node.type === "element") {
    if (forbidden.test(node.tagName)) found.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties)) {
      if (/^on/i.test(name) || name === "style" || name === "srcDoc") found.push(`${node.tagName} ${name}`);
      const address = String(value)
        .replace(/[\p{Cc} ]/gu, "")
        .toLowerCase();
      if (
        addresses.includes(name) &&
        /^[a-z][a-z0-9+.-]*:/.test(address) &&
        !/^(?:https?|mailto|tel|ftp|data:image\/(?:png|jpeg|gif|webp|avif);base64,)/.test(address)
      )
        found.push(`${node.tagName} ${name}=${address}`);
    }
  }
  if ("content" in node && node.content) dangers(node.content as Nodes, found);
  if ("children" in node) for (const child of node.children) dangers(child, found);
  return found;
}

const dangersIn = (html: string) => dangers(fromHtml(html, { fragment: true }));

const payloads = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "&#106;avascript:alert(1)",
  "data:text/html;base64,PHNjcmlwdD4=",
  "vbscript:x",
  '" onmouseover="alert(1)',
  "</code></pre><script>x</script>",
  "</annotation></semantics></math><img src=x onerror=alert(1)>",
  "\\href{javascript:alert(1)}{x}\\htmlData{onclick=x}{y}\\includegraphics{javascript:x}",
  'https://youtu.be/dQw4w9WgXcQ"><script>x</script>',
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<a href=\"jav&#x09;ascript:alert(1)\">x</a><iframe srcdoc='<script>x</script>'></iframe>",
  "<video><source onerror=alert(1)></video><details open ontoggle=alert(1)>x</details>",
  '<b style="background:url(javascript:x)" id=location>x</b><base href=//evil>',
  "<!--><img src=x onerror=alert(1)>-->",
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<xmp><p title="</xmp><svg/onload=alert(1)>">',
  "`><script>x</script>",
];

/** The document with every string in it, but the names of types, replaced in turn. */
function poison(node: unknown, next: () => string, key = ""): unknown {
  if (typeof node === "string") return key === "type" || key === "kind" ? node : next();
  if (Array.isArray(node)) return node.map((item) => poison(item, next));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, poison(value, next, name)]));
}

describe("hostile documents", () => {
  test("the check itself sees what it looks for", () => {
    for (const html of [
      "<script>x</script>",
      "<p onclick=x>",
      "<a href=' javascript:x'>",
      "<iframe>",
      "<img src='data:text/html,x'>",
    ])
      expect(dangersIn(html)).not.toEqual([]);
    expect(dangersIn('<a href="https://x">x</a><img src="a.png">')).toEqual([]);
  });

  test("never put anything that runs into a page, whatever their strings hold", () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.infiniteStream(fc.constantFrom(...payloads)), (doc, stream) => {
        const poisoned = poison(doc, () => stream.next().value) as PostDocument;
        expect(dangersIn(renderHtml(poisoned))).toEqual([]);
        expect(dangersIn(renderHtml(poisoned, { keepSource: true, idPrefix: "a-" }))).toEqual([]);
        // The proportions of a gallery's pictures are the renderer's own numbers.
        const page = renderHtml(poisoned, { page: true }).replaceAll(/ style="--ratio:\d\.\d{3}"/g, "");
        expect(dangersIn(page)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test.each(payloads)("is harmless as Markdown, as HTML and inside raw HTML: %s", (payload) => {
    const documents = [
      parseMarkdown(payload).document,
      parseMarkdown(`[x](<${payload.replace(/[<>\n]/g, "")}>) text ${payload} text`).document,
      parseHtml(payload),
      parseHtml(
        `<div class="html-block" data-source="${payload.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></div>`,
      ),
      { type: "doc", content: [{ type: "htmlBlock", attrs: { html: payload } }] } satisfies PostDocument,
    ];
    for (const doc of documents) {
      const html = renderHtml(doc);
      expect(dangersIn(html)).toEqual([]);
      expect(dangersIn(renderHtml(parseHtml(html)))).toEqual([]);
    }
  });

  test("say nothing wrong with values of the wrong type either", () => {
    const broken = {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: '1 onclick="x"' } },
        { type: "orderedList", attrs: { start: '"><script>x</script>' }, content: [] },
        { type: "callout", attrs: { kind: '"><script>x</script>' }, content: [] },
        { type: "script", content: [] },
      ],
    } as unknown as PostDocument;
    expect(dangersIn(renderHtml(broken))).toEqual([]);
  });
});

describe("a table whose rows differ by thousands of cells", () => {
  const [columns, rows] = [3_000, 3_000];
  const html = `<table><tr>${"<td>a</td>".repeat(columns)}</tr>${"<tr><td>b</td></tr>".repeat(rows)}</table>`;
  const markdown = `${"|a".repeat(columns)}|\n${"|-".repeat(columns)}|\n${"|b|\n".repeat(rows)}`;

  test.each([
    ["HTML", () => parseHtml(html)],
    ["Markdown", () => parseMarkdown(markdown).document],
  ])("is read from %s without the cells it lacks, and refused", (_form, read) => {
    const document = read();
    const [table] = document.content;
    if (table?.type !== "table") throw new Error("not a table");
    expect(table.content.at(-1)?.content).toHaveLength(1);
    expect(() => parseDocument(document)).toThrow(DocumentError);
  });
});
