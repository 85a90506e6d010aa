import { expect, test } from "vitest";
import { highlightCode } from "../highlight.ts";
import { codeKey } from "../html/code.ts";
import type { CodeBlockNode } from "../types.ts";
import { colourRanges } from "./colour-ranges.ts";

const samples: [string, string][] = [
  ["ts", `// high\nconst high: string = "noon \u{1f30a}";\nexport function tide(x = 1) {\n  return x;\n}`],
  ["python", `@decorated\ndef tide(x: int) -> str:\n    """Says."""\n    return f"{x}"`],
  ["html", `<p class="a">Text <b>b</b></p>\n<script>let a = 1;</script>`],
  ["bash", `for f in *.md; do\n  echo "$f" # each\ndone`],
];

test.each(samples)("in %s the editor shows the colours that readers get", async (language, code) => {
  const block: CodeBlockNode = {
    type: "codeBlock",
    attrs: { language },
    content: [{ type: "text", text: code }],
  };
  const coloured = (await highlightCode({ type: "doc", content: [block] })).get(codeKey(block))?.html ?? "";
  const ranges = (await colourRanges(code, language, 20_000)) ?? [];
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const words = (html: string) =>
    [...html.matchAll(/<span class="([^"]+)">([^<]*)<\/span>/g)].flatMap(([, kind, text = ""]) =>
      text
        .trim()
        .split(/\s+/)
        .map((word) => `${kind} ${word}`),
    );
  expect(words(coloured).length).toBeGreaterThan(2);
  const said = ranges
    .map(({ from, to, kind }) => `<span class="${kind}">${escaped(code.slice(from, to))}</span>`)
    .join("");
  expect(words(said)).toEqual(words(coloured));
});

test("a language that nobody knows has no colours", async () => {
  expect(await colourRanges("a", "klingon")).toBeNull();
});
