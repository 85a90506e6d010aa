import { describe, expect, test } from "vitest";
import { renderHtml } from "./html.ts";
import { excerptOf, outline, readingMinutes, renderText, wordCount } from "./text.ts";
import { type BlockNode, emptyDocument, type PostDocument } from "./types.ts";
import { DocumentError, parseDocument } from "./validate.ts";

const text = (value: string, ...marks: string[]) =>
  ({
    type: "text",
    text: value,
    ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
  }) as never;
const doc = (...content: BlockNode[]): PostDocument => ({ type: "doc", content });

describe("renderHtml", () => {
  test("gives headings unique ids and shifts their level", () => {
    const two = doc(
      { type: "heading", attrs: { level: 1 }, content: [text("What is new?")] },
      { type: "heading", attrs: { level: 6 }, content: [text("What is new?")] },
    );
    expect(renderHtml(two, { headingOffset: 1 })).toBe(
      '<h2 id="what-is-new">What is new?</h2>\n<h6 id="what-is-new-1">What is new?</h6>',
    );
    expect(outline(two).map((entry) => entry.id)).toEqual(["what-is-new", "what-is-new-1"]);
  });

  test("nests marks and escapes text", () => {
    const html = renderHtml(
      doc({ type: "paragraph", content: [text("a<", "bold"), text("b&", "bold", "italic")] }),
    );
    expect(html).toBe("<p><strong>a&lt;<em>b&amp;</em></strong></p>");
  });

  test("numbers footnotes by first reference and links back", () => {
    const html = renderHtml({
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [text("x"), { type: "footnoteReference", attrs: { label: "b" } }],
        },
        { type: "footnoteDefinition", attrs: { label: "a" }, content: [{ type: "paragraph" }] },
        {
          type: "footnoteDefinition",
          attrs: { label: "b" },
          content: [{ type: "paragraph", content: [text("Why.")] }],
        },
      ],
    });
    expect(html).toContain('<a id="fnref-b" href="#fn-b" role="doc-noteref" aria-label="Footnote 1">1</a>');
    expect(html.indexOf('id="fn-b"')).toBeLessThan(html.indexOf('id="fn-a"'));
    expect(html).toContain('href="#fnref-b"');
    expect(html).not.toContain("fnref-a");
  });

  test("shows TeX that KaTeX cannot read as its source", () => {
    expect(renderHtml(doc({ type: "mathBlock", attrs: { tex: "\\frac{<1>" } }))).toBe(
      '<div class="math-block"><code class="math-source">\\frac{&lt;1&gt;</code></div>',
    );
  });

  test("shows the alt text when a picture cannot be resolved", () => {
    const figure: BlockNode = { type: "figure", attrs: { src: "a.png", alt: "A cat" } };
    expect(renderHtml(doc(figure), { resolveMedia: () => null })).toBe("<p>A cat</p>");
    expect(renderHtml(doc(figure), { resolveMedia: () => ({ src: "/m/1.webp", width: 4, height: 3 }) })).toBe(
      '<figure><img src="/m/1.webp" alt="A cat" width="4" height="3" loading="lazy" decoding="async"></figure>',
    );
  });

  test("offers a player only for addresses on the allow-list", () => {
    const known = renderHtml(doc({ type: "embed", attrs: { url: "https://youtu.be/dQw4w9WgXcQ" } }));
    expect(known).toContain('data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
    const other = renderHtml(doc({ type: "embed", attrs: { url: "https://youtube.com.evil.example/x" } }));
    expect(other).not.toContain("data-player");
  });
});

describe("text", () => {
  test("keeps captions, cells, alt texts and code", () => {
    const value = renderText(
      doc(
        { type: "figure", attrs: { src: "a.png", alt: "alt" }, content: [text("caption")] },
        { type: "codeBlock", content: [{ type: "text", text: "let a;" }] },
        { type: "htmlBlock", attrs: { html: "<p>raw <b>one</b></p><script>no()</script>" } },
      ),
    );
    expect(value).toBe("alt\ncaption\n\nlet a;\n\nraw one");
  });

  test("cuts excerpts between words", () => {
    const long = doc(
      { type: "heading", attrs: { level: 1 }, content: [text("Title")] },
      { type: "paragraph", content: [text("One two three, four five six seven.")] },
    );
    expect(excerptOf(long, 18)).toBe("One two three…");
    expect(excerptOf(long)).toBe("One two three, four five six seven.");
  });

  test("counts words and minutes", () => {
    const many = doc({ type: "paragraph", content: [text("don't stop ".repeat(200))] });
    expect(wordCount(many)).toBe(400);
    expect(readingMinutes(many)).toBe(2);
    expect(readingMinutes(emptyDocument())).toBe(0);
  });
});

describe("parseDocument", () => {
  test("fills in attributes and returns a copy", () => {
    const input = { type: "doc", content: [{ type: "heading", attrs: { level: 2 } }] };
    expect(parseDocument(input)).toEqual({
      type: "doc",
      content: [{ type: "heading", attrs: { level: 2, id: null } }],
    });
  });

  test.each([
    [null, ""],
    [{ type: "paragraph" }, "type"],
    [{ type: "doc", content: [] }, "content"],
    [{ type: "doc", content: [{ type: "heading", attrs: { level: 7 } }] }, "content[0].attrs.level"],
    [{ type: "doc", content: [{ type: "constructor" }] }, "content[0].type"],
    [
      { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "\0" }] }] },
      "content[0].content[0].text",
    ],
    [
      { type: "doc", content: [{ type: "paragraph", content: [{ type: "paragraph" }] }] },
      "content[0].content[0]",
    ],
    [{ type: "doc", content: [{ type: "paragraph", onclick: "x" }] }, "content[0]"],
  ])("names the place of what is wrong: %j", (input, path) => {
    let error: unknown;
    try {
      parseDocument(input);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DocumentError);
    expect((error as DocumentError).path).toBe(path);
  });

  test("refuses nesting without end, also when it is circular", () => {
    const quote: Record<string, unknown> = { type: "blockquote" };
    quote.content = [quote];
    expect(() => parseDocument({ type: "doc", content: [quote] })).toThrow(/nested deeper than 100/);
  });
});
