import { expect, test } from "vitest";
import { unwrapLiquid } from "./liquid.ts";
import { parseMarkdown } from "./parse.ts";

test("highlight becomes a code block, raw goes, other Liquid stays", () => {
  const source =
    "See {{ page.name }}.\n\n{% highlight ruby linenos %}\nputs '```'\n\n{% raw %}{% highlight x %}{% endraw %}\n{% endhighlight %}\n\n`{% raw %}{{ a }}{% endraw %}`";
  expect(parseMarkdown(unwrapLiquid(source)).document.content).toMatchObject([
    { type: "paragraph", content: [{ text: "See {{ page.name }}." }] },
    {
      type: "codeBlock",
      attrs: { language: "ruby", meta: "linenos" },
      content: [{ text: "puts '```'\n\n{% highlight x %}" }],
    },
    { type: "paragraph", content: [{ text: "{{ a }}", marks: [{ type: "code" }] }] },
  ]);
});

test("a post without Liquid comes back as it is", () => {
  expect(unwrapLiquid("100% {sure}\n")).toBe("100% {sure}\n");
  expect(unwrapLiquid("{% highlight ruby %} never closed")).toBe("{% highlight ruby %} never closed");
});

test("tags that nothing closes cost no time", () => {
  const open = "{% raw %}{% highlight ruby %}".repeat(20_000);
  expect(unwrapLiquid(open)).toBe(open);
});
