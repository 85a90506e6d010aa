import { expect, test } from "vitest";
import { renderHtml } from "../html.ts";
import { parseHtml } from "../html-parse.ts";
import { renderText } from "../text.ts";
import { parseMarkdown } from "./parse.ts";
import { renderMarkdown } from "./render.ts";

const source = `Before.

<details>
<summary>Why &lt;so?</summary>

Because of the **moon**.

<details>
<summary>Which?</summary>

- Ours

</details>

</details>

After.
`;

test("a toggle is HTML around Markdown, as GitHub has it, and comes back", () => {
  const { document, warnings } = parseMarkdown(source);
  expect(warnings).toEqual([]);
  expect(document.content.map(({ type }) => type)).toEqual(["paragraph", "toggle", "paragraph"]);
  expect(document.content[1]).toMatchObject({
    attrs: { summary: "Why <so?" },
    content: [{ type: "paragraph" }, { type: "toggle", attrs: { summary: "Which?" } }],
  });
  expect(renderMarkdown(document)).toBe(source);
  expect(renderText(document)).toContain("Why <so?\nBecause of the moon.");
});

test("readers get an element that opens without a script; what is more than a toggle stays HTML", () => {
  const { document } = parseMarkdown(source);
  expect(renderHtml(document)).toContain(
    '<details class="toggle">\n<summary>Why &lt;so?</summary>\n<p>Because of the <strong>moon</strong>.</p>',
  );
  expect(parseHtml("<details open><summary>Raw</summary><p>Text</p></details>").content[0]).toMatchObject({
    type: "toggle",
    attrs: { summary: "Raw" },
  });
  const kept = '<details open="open"><summary>A <b>b</b></summary>c</details>';
  expect(parseMarkdown(kept).document.content).toEqual([{ type: "htmlBlock", attrs: { html: kept } }]);
  expect(parseMarkdown("<details>\n<summary>Open</summary>\n\nText").document.content[0]?.type).toBe(
    "htmlBlock",
  );
});
