import { referenceId } from "../layout.ts";
import type { InlineNode, LinkMark, Mark, SimpleMark, SimpleMarkName } from "../types.ts";
import { isAbsolute, safeLink } from "../urls.ts";
import { isLinkItself, sameMark } from "../walk.ts";
import { attributes, escapeHtml } from "./escape.ts";
import { renderMath } from "./math.ts";
import type { HtmlState } from "./options.ts";
import { renderImage } from "./picture.ts";
import { sanitizeHtml } from "./sanitize.ts";

type ShownMark = SimpleMark | LinkMark;

const elements: Record<SimpleMarkName, string> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  underline: "u",
  highlight: "mark",
  subscript: "sub",
  superscript: "sup",
  keyboard: "kbd",
  code: "code",
};

export function renderInline(nodes: readonly InlineNode[] | undefined, state: HtmlState): string {
  let html = "";
  let open: ShownMark[] = [];
  for (const node of nodes ?? []) {
    const marks = (node.marks ?? []).filter((mark): mark is ShownMark => isShown(mark, node));
    let common = 0;
    while (
      common < open.length &&
      common < marks.length &&
      sameMark(open[common] as ShownMark, marks[common] as ShownMark)
    )
      common += 1;
    html +=
      closeMarks(open.slice(common)) + marks.slice(common).map(openMark).join("") + renderLeaf(node, state);
    open = marks;
  }
  return html + closeMarks(open);
}

const isShown = (mark: Mark, node: InlineNode) =>
  mark.type === "link"
    ? safeLink(mark.attrs.href) !== null && !isLinkItself(node)
    : Object.hasOwn(elements, mark.type);

function openMark(mark: ShownMark): string {
  if (mark.type !== "link") return `<${elements[mark.type]}>`;
  const href = safeLink(mark.attrs.href) ?? "";
  const rel = isAbsolute(href) ? "noopener" : null;
  return `<a${attributes({ href, title: mark.attrs.title, rel })}>`;
}

function closeMarks(marks: readonly ShownMark[]): string {
  return marks
    .map((mark) => (mark.type === "link" ? "</a>" : `</${elements[mark.type]}>`))
    .reverse()
    .join("");
}

function renderLeaf(node: InlineNode, state: HtmlState): string {
  switch (node.type) {
    case "text":
      return escapeHtml(node.text);
    case "hardBreak":
      return "<br>";
    case "image":
      return renderImage(node, state);
    case "mathInline":
      return `<span class="math-inline">${renderMath(node.attrs.tex, false)}</span>`;
    case "footnoteReference":
      return renderReference(node.attrs.label, state);
    case "htmlInline":
      return renderHtmlInline(node.attrs.html, state);
  }
}

function renderHtmlInline(html: string, state: HtmlState): string {
  const safe = sanitizeHtml(html, true, (id) => state.prefix + state.ids.claim(id));
  if (!state.options.keepSource) return safe;
  return `<span${attributes({ class: "html-inline", "data-source": html })}>${safe}</span>`;
}

function renderReference(label: string, state: HtmlState): string {
  const note = state.footnotes.get(label);
  if (!note) return escapeHtml(`[^${label}]`);
  const count = (state.seen.get(label) ?? 0) + 1;
  state.seen.set(label, count);
  const link = attributes({
    id: state.prefix + referenceId(label, count),
    href: `#${state.prefix}fn-${label}`,
    role: "doc-noteref",
    "aria-label": `${state.labels.footnote} ${note.number}`,
  });
  return `<sup class="footnote-ref"><a${link}>${note.number}</a></sup>`;
}
