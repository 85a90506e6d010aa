import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { highlightCode } from "./highlight.ts";
import { labelsFor, renderHtml } from "./html.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import type { BlockNode, PostDocument } from "./types.ts";

const page = async (markdown: string, options: Parameters<typeof renderHtml>[1] = {}) => {
  const { document } = parseMarkdown(markdown);
  return renderHtml(document, { page: true, code: await highlightCode(document), ...options });
};
const fenced = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\`\n`;

describe("code in colours", () => {
  test("has classes and no styles, and says the same", async () => {
    const html = await page(fenced("ts", 'const a = "<b>"; // why'));
    expect(html).toContain('<span class="c-keyword">const </span>');
    expect(html).toContain('<span class="c-string">&quot;&lt;b&gt;&quot;</span>');
    expect(html).toContain('<span class="c-comment">// why</span>');
    expect(html).toContain('data-language="TypeScript"');
    expect(html).not.toContain("style=");
    expect(html.replaceAll(/<[^>]*>/g, "")).toBe("const a = &quot;&lt;b&gt;&quot;; // why");
  });

  test.each([
    ["c++", "C++"],
    ["Shell", "Shell"],
    ["JS", "JavaScript"],
    ["py", "Python"],
  ])("knows %s by any of its names", async (word, name) => {
    expect(await page(fenced(word, "x = 1"))).toContain(`data-language="${name}"`);
  });

  test.each(["klingon", "text", "__proto__", "constructor"])("%s stays plain", async (word) => {
    const html = await page(fenced(word, "const a = 1"));
    expect(html).toContain(`<code class="language-${word}">const a = 1</code>`);
    expect(html).not.toContain("data-language");
  });

  test("is the same whatever was coloured before", async () => {
    const mixed = fenced("mdx", 'import { A } from "./a";') + fenced("html", "<script>let a</script>");
    const before = await page(mixed);
    await page(fenced("tsx", "let a: B") + fenced("vue", "<template/>") + fenced("css", "a{}"));
    expect(await page(mixed)).toBe(before);
    expect(before).toContain("c-keyword");
  });

  test("goes on in the same string or comment beyond the lines that are coloured at a time", async () => {
    const html = await page(fenced("js", `/*\n${"still a comment\n".repeat(60)}*/ let x`));
    expect(html.match(/<span class="c-comment">still a comment<\/span>/g)).toHaveLength(60);
    expect(html).toContain('<span class="c-keyword">let</span>');
  });

  test("is bounded in size and time; what is beyond is plain and whole", async () => {
    const long = "const a = 1;\n".repeat(200);
    const { document } = parseMarkdown(fenced("js", long) + fenced("js", "let b"));
    expect([...(await highlightCode(document, { blockCharacters: 1_000 })).values()]).toHaveLength(1);
    expect([...(await highlightCode(document, { characters: 2_602 })).values()]).toHaveLength(1);
    expect((await highlightCode(document, { budgetMs: 0 })).size).toBe(0);
    expect(renderHtml(document, { page: true })).toContain("const a = 1;\n".repeat(199));
  });

  test("a line without end costs no more than its share", async () => {
    const start = performance.now();
    const html = await page(
      fenced("js", `x = "${"\\\\".repeat(25_000)}`) + fenced("md", "*_".repeat(20_000)),
    );
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(html.match(/<pre /g)).toHaveLength(2);
  });

  test("names its file", async () => {
    const html = await page(fenced('ts title="src/main.ts"', "let a"));
    expect(html).toContain('<p class="code-title">src/main.ts</p>');
    expect(html).toContain('aria-label="Code: src/main.ts"');
  });
});

describe("what a page needs", () => {
  test("a heading has a link to itself beside it", async () => {
    expect(await page("## What *is* new?")).toBe(
      '<div class="heading"><h2 id="what-is-new">What <em>is</em> new?</h2><a class="heading-link" href="#what-is-new" aria-label="Link to this section: What is new?"></a></div>',
    );
  });

  test("each table scrolls in a frame with a name of its own, in the language asked for", async () => {
    const table = "| a |\n| - |\n| 1 |\n\n";
    const html = await page(`${table}x\n\n${table}`, { labels: labelsFor("de-AT") });
    expect(
      [...html.matchAll(/<section class="table-frame" aria-label="([^"]+)" tabindex="0"><table>/g)].map(
        (match) => match[1],
      ),
    ).toEqual(["Tabelle 1", "Tabelle 2"]);
    expect(html.match(/<\/table><\/section>/g)).toHaveLength(2);
  });

  test("a table of raw HTML gets a frame, one within another none, and text that looks like one stays", async () => {
    const html = await page('<table><tr><td><table></table></td></tr></table>\n\n<p title="<table>">x</p>\n');
    expect(html.match(/table-frame/g)).toHaveLength(1);
  });

  test("pictures without captions that follow each other are a gallery", async () => {
    const figure = (src: string, caption = ""): BlockNode => ({
      type: "figure",
      attrs: { src, alt: src, width: 300, height: 200 },
      ...(caption && { content: [{ type: "text", text: caption }] }),
    });
    const doc: PostDocument = {
      type: "doc",
      content: [figure("/a"), figure("/b"), figure("/c", "C"), figure("/d")],
    };
    const html = renderHtml(doc, { page: true });
    expect(
      html.match(/<div class="gallery">[\s\S]*?<\/div>/)?.[0].match(/<figure style="--ratio:1.500">/g),
    ).toHaveLength(2);
    expect(html.match(/<figure>/g)).toHaveLength(2);
  });

  test("a picture comes in lighter versions, keeps its place, and shows what it will be", () => {
    const doc: PostDocument = {
      type: "doc",
      content: [{ type: "figure", attrs: { src: "/m", alt: "A", width: 300 } }],
    };
    const resolved = {
      src: "/m",
      width: 600,
      height: 400,
      sources: [{ type: "image/avif", srcset: "/s 400w" }],
      sizes: "50vw",
    };
    const html = (placeholder: string) =>
      renderHtml(doc, { page: true, resolveMedia: () => ({ ...resolved, placeholder }) });
    expect(html("data:image/webp;base64,AAAA")).toBe(
      '<figure><picture><source type="image/avif" srcset="/s 400w" sizes="50vw"><img src="/m" alt="A" width="300" height="200" style="background-image:url(data:image/webp;base64,AAAA)" loading="lazy" decoding="async"></picture></figure>',
    );
    expect(html("data:image/webp;base64,AA);x:url(https://e.org/")).not.toContain("style");
  });

  test("an address that is no known player is a bookmark of its site", () => {
    const doc: PostDocument = {
      type: "doc",
      content: [{ type: "embed", attrs: { url: "https://www.example.org/a" } }],
    };
    expect(renderHtml(doc)).toBe(
      '<div class="embed bookmark"><a href="https://www.example.org/a" rel="noopener"><span class="embed-provider">example.org</span> <span class="embed-address">https://www.example.org/a</span></a></div>',
    );
  });

  test("is valid HTML", async () => {
    const html = await page(
      `# One\n\n${fenced("ts title=a.ts", "let a = 1")}\n| a |\n| - |\n| 1 |\n\nx[^1] $a^2$\n\n> [!NOTE]\n> y\n\n[^1]: note\n`,
    );
    const report = await new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: { "no-inline-style": "off" },
    }).validateString(
      `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><main><h1>t</h1>${html}</main></body></html>`,
    );
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      ),
    ).toEqual([]);
  });
});
