import fc from "fast-check";
import type { InlineNode, Mark } from "../types.ts";

const tricky = [
  "word",
  "two words",
  " ",
  "  ",
  "*",
  "**",
  "_",
  "__",
  "`",
  "``",
  "~",
  "~~",
  "$",
  "$5 and $6",
  "$x$",
  "$$",
  "[",
  "]",
  "(",
  ")",
  "![",
  "[^n]",
  "[^n]: x",
  "<",
  ">",
  "<b>",
  "</p>",
  "&amp;",
  "&",
  "&#10;",
  "#",
  "# ",
  "- ",
  "+ ",
  "1. ",
  "1) ",
  "> ",
  "[ ] ",
  "[x] ",
  "|",
  "\\",
  "\\\\",
  ":",
  "https://example.com",
  "www.example.com",
  "a@b.co",
  "!",
  "\n",
  "\t",
  "\u00a0",
  "\u0001",
  "\ufeff",
  "ü",
  "漢字",
  "👩‍👩‍👧",
  "{#id}",
  "[!NOTE]",
  "---",
  "===",
  "```",
  "~~~",
  "import a from 'b'",
  "<!-- x -->",
  "<?x",
  "]]>",
  "</script>",
  '"',
  "'",
  "a",
  "b1",
  ".",
  ",",
  "Z",
];
const text = fc
  .array(fc.constantFrom(...tricky), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(""));
export const anyText = fc
  .oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) })
  .map((value) => value.replaceAll("\0", "").toWellFormed())
  .filter((value) => value !== "");
export const optionalText = fc.option(anyText, { nil: null });
const url = fc.constantFrom(
  "https://example.com/a?b=c&d=e#f",
  "/relative path",
  "#anchor",
  "mailto:a@b.co",
  "javascript:alert(1)",
  "",
  "a(b)c",
  "x\"y'z<>",
  "//host/p",
  "data:text/html,x",
  "JaVa\tScript:1",
  "../up\\down",
  "*a*_b_",
);
const imageUrl = fc.constantFrom(
  "a.png",
  "https://example.com/a b.png",
  "javascript:x",
  "",
  "/i(1).jpg",
  "data:image/png;base64,AAAA",
  "a&b.png",
);
const side = fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null });
export const image = fc.record({
  src: imageUrl,
  alt: fc.oneof(fc.constant(""), anyText),
  title: optionalText,
  width: side,
  height: side,
});
export const tex = fc.constantFrom(
  "x",
  "a^2 + b",
  "\\frac{1}{2}",
  "5 and 6",
  "a b",
  "\\",
  "<b>",
  "$",
  "a\nb",
  " ",
  "{{",
  "x\\$",
  "`",
  "\\href{javascript:alert(1)}{x}",
);
export const label = fc.constantFrom("1", "n", "Note-2", "ü", "a_b");
export const html = fc.constantFrom(
  "<b>x</b>",
  "<i>",
  "<br/>",
  "<!-- c -->",
  '<span class="a" onclick="x()">y</span>',
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "plain",
  '<a href="javascript:x">y</a>',
  "</div>",
  "<svg onload=x>",
  "<Component a={1}>t</Component>",
  "<p>one</p>\n\n<p>two</p>",
  "<table><tr><td>1</td></tr></table>",
  "<math><mtext></math>",
);
const simpleMarks = ["bold", "italic", "strike", "underline", "highlight", "keyboard", "code"] as const;
const marks: fc.Arbitrary<Mark[]> = fc
  .tuple(
    fc.subarray([...simpleMarks]),
    fc.constantFrom(null, null, null, "subscript" as const, "superscript" as const),
    fc.option(fc.record({ href: url, title: optionalText }), { nil: null, freq: 3 }),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(([simple, script, link, count]) => [
    ...(link ? [{ type: "link" as const, attrs: link }] : []),
    ...simple.slice(0, count).map((type) => ({ type })),
    ...(script ? [{ type: script }] : []),
  ]);

const withMarks = <T extends InlineNode>(node: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc
    .tuple(node, fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: marks }))
    .map(([item, list]) => (list.length > 0 ? { ...item, marks: list } : item));

const inline: fc.Arbitrary<InlineNode> = fc.oneof(
  { weight: 8, arbitrary: withMarks(anyText.map((value) => ({ type: "text" as const, text: value }))) },
  { weight: 1, arbitrary: withMarks(fc.constant({ type: "hardBreak" as const })) },
  { weight: 1, arbitrary: withMarks(image.map((attrs) => ({ type: "image" as const, attrs }))) },
  {
    weight: 1,
    arbitrary: withMarks(tex.map((value) => ({ type: "mathInline" as const, attrs: { tex: value } }))),
  },
  {
    weight: 1,
    arbitrary: withMarks(
      label.map((value) => ({ type: "footnoteReference" as const, attrs: { label: value } })),
    ),
  },
  {
    weight: 1,
    arbitrary: withMarks(html.map((value) => ({ type: "htmlInline" as const, attrs: { html: value } }))),
  },
);
export const line = fc.array(inline, { maxLength: 5 });
export const paragraph = line.map((content) => ({ type: "paragraph" as const, content }));
