import { describe, expect, test } from "vitest";
import { absoluteHtml, bodyHtml } from "./body-html.ts";

describe("bodyHtml", () => {
  test("frames tables and code so that they scroll and can be reached", () => {
    expect(bodyHtml("<table><tr><td>1</td></tr></table><pre><code>x</code></pre>")).toBe(
      '<section class="table-frame" aria-label="Table 1" tabindex="0"><table><tr><td>1</td></tr></table></section><pre tabindex="0"><code>x</code></pre>',
    );
  });

  test("a table within a table gets no frame of its own", () => {
    const framed = bodyHtml("<table><tr><td><table></table></td></tr></table>");
    expect(framed.match(/table-frame/g)).toHaveLength(1);
    expect(framed.endsWith("</table></section>")).toBe(true);
  });

  test("each frame has a name of its own", () => {
    const framed = bodyHtml("<table></table><p>x</p><table></table>");
    expect([...framed.matchAll(/aria-label="([^"]+)"/g)].map((match) => match[1])).toEqual([
      "Table 1",
      "Table 2",
    ]);
  });

  test("text and attributes that look like tags stay as they are", () => {
    const html = `<p title="<table onclick=x> <pre">&lt;table&gt; &lt;pre&gt;</p><img alt='<table>'>`;
    expect(bodyHtml(html)).toBe(html);
  });
});

test("absoluteHtml completes addresses on the site, and only addresses", () => {
  const html = `<a href="/a">x</a><a href="#b">y</a><img src="/c" alt='see href="/d"'><a href="//e.org/">z</a><p>href="/f"</p>`;
  expect(absoluteHtml(html, "https://s.org", "https://s.org/p")).toBe(
    `<a href="https://s.org/a">x</a><a href="https://s.org/p#b">y</a><img src="https://s.org/c" alt='see href="https://s.org/d"'><a href="//e.org/">z</a><p>href="/f"</p>`,
  );
});
