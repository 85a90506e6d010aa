import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderHtml } from "../html.ts";
import { renderMarkdown } from "../markdown/render.ts";
import { normalize } from "../normalize.ts";
import { schema } from "../schema.ts";
import { arbitraryDocument } from "../testing/arbitrary.ts";
import { parseDocument } from "../validate.ts";
import { readPasted } from "./paste.ts";

const fixture = async (name: string) =>
  renderMarkdown(readPasted(await readFile(new URL(`fixtures/${name}.html.txt`, import.meta.url), "utf8")));

test("Word: title, headings, marks, lists by their levels, tables; nothing of its looks, no picture from a disk", async () => {
  expect(await fixture("word")).toBe(`# Tides of the harbour

## Low water

The **tide** falls _slowly_, says the [log](https://example.org/log).

- First point
  - Below it
- Second point

1. Numbered

> Time and tide wait.

<table>&#10;<tbody>&#10;<tr><td>High</td><td>6.2</td></tr>&#10;</tbody>&#10;</table>

H<sub>2</sub>O and ~~salt~~.
`);
});

test("Google Docs: the bold that is none, marks by style, lists beside their items, links without the detour", async () => {
  expect(await fixture("google-docs")).toBe(`# Tides of the harbour

The **tide**_&#x20;falls_~~&#x20;fast~~<sup>2</sup>, says the [log](https://example.org/log).

- First point
  - Below it
- Second point

<figure><img src="https://lh7-rt.googleusercontent.com/docsz/AD_4nXe" alt="The quay" width="602" height="401" loading="lazy" decoding="async"></figure>
`);
});

test("a web page: its text, pictures, code and films; no menus, forms, scripts, counters or what is hidden", async () => {
  expect(await fixture("web-page")).toBe(`## Low water

The tide falls.

Read the [log](https://example.org/log) or more.

<figure><img src="https://example.org/quay.jpg" alt="The quay" width="800" height="600" loading="lazy" decoding="async"><figcaption>The <em>quay</em></figcaption></figure>

\`\`\`ts
const high = 6;

\`\`\`

<https://www.youtube.com/embed/dQw4w9WgXcQ>
`);
});

test("whatever is pasted comes to a document", () => {
  fc.assert(
    fc.property(arbitraryDocument, (doc) => {
      const pasted = readPasted(renderHtml(normalize(doc), { keepSource: true }));
      expect(parseDocument(pasted)).toEqual(pasted);
      expect(() => schema.nodeFromJSON(pasted).check()).not.toThrow();
    }),
  );
  for (const broken of [
    "",
    "<",
    "<table><b>x",
    "<ul>a<ol><li>b",
    "<!--StartFragment-->",
    "<p style='mso-list:l0 level9 x'>deep</p>",
  ])
    expect(() => readPasted(broken)).not.toThrow();
});
