import type { Element } from "hast";
import type { InlineNode, Mark, SimpleMarkName } from "../types.ts";
import { safeImage, safeLink } from "../urls.ts";
import {
  attribute,
  expectOnly,
  find,
  type HtmlNode,
  hasClass,
  isElement,
  numberAttribute,
  outerHtml,
  type Reader,
  rawText,
  texOf,
} from "./reader.ts";

export type Sink = {
  inline: (node: InlineNode) => void;
  block: (node: Element, marks: readonly Mark[]) => void;
};

const markNames: Record<string, SimpleMarkName> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  cite: "italic",
  dfn: "italic",
  var: "italic",
  s: "strike",
  del: "strike",
  strike: "strike",
  u: "underline",
  ins: "underline",
  mark: "highlight",
  sub: "subscript",
  sup: "superscript",
  kbd: "keyboard",
  code: "code",
  tt: "code",
  samp: "code",
};
const exactMarks = new Set("b strong i em s del u ins mark sub sup kbd code".split(" "));

/** Elements that make up the text of a line; everything else is a block or says nothing. */
const inlineNames = new Set(
  "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark math meter nobr output picture progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const silentNames = new Set(
  "script style template head title meta link base svg canvas object embed map area datalist param frame frameset noframes applet".split(
    " ",
  ),
);

const add = (marks: readonly Mark[], mark: Mark): readonly Mark[] =>
  marks.some((other) => other.type === mark.type) ? marks : [...marks, mark];
const marked = <T extends InlineNode>(node: T, marks: readonly Mark[]): T =>
  marks.length > 0 ? { ...node, marks: [...marks] } : node;

/** Reads nodes of a line; blocks among them are handed to the sink. */
export function readInline(
  nodes: readonly HtmlNode[],
  reader: Reader,
  sink: Sink,
  marks: readonly Mark[] = [],
): void {
  for (const node of nodes) {
    if (node.type === "text") {
      if (node.value !== "") sink.inline(marked({ type: "text", text: node.value }, marks));
    } else if (node.type === "element") readElement(node, reader, sink, marks);
    else reader.lossy = true;
  }
}

function readElement(node: Element, reader: Reader, sink: Sink, marks: readonly Mark[]): void {
  const name = node.tagName;
  if (silentNames.has(name)) reader.lossy = true;
  else if (name === "br") {
    expectOnly(reader, node);
    sink.inline(marked({ type: "hardBreak" }, marks));
  } else if (name === "img") readImage(node, reader, sink, marks);
  else if (name === "input") expectOnly(reader, node, ["type", "disabled", "checked", "ariaLabel"]);
  else if (name === "a") readLink(node, reader, sink, marks);
  else if (name === "math" || hasClass(node, "math-inline") || hasClass(node, "katex"))
    readMath(node, reader, sink, marks);
  else if (hasClass(node, "footnote-ref")) readReference(node, reader, sink, marks);
  else if (hasClass(node, "html-inline") && attribute(node, "dataSource") !== null) {
    expectOnly(reader, node, ["dataSource"], /^html-inline$/);
    sink.inline(marked({ type: "htmlInline", attrs: { html: attribute(node, "dataSource") ?? "" } }, marks));
  } else if (Object.hasOwn(markNames, name)) {
    if (!exactMarks.has(name)) reader.lossy = true;
    expectOnly(reader, node);
    readInline(node.children, reader, sink, add(marks, { type: markNames[name] as SimpleMarkName }));
  } else if (inlineNames.has(name)) {
    if (name !== "label") reader.lossy = true;
    expectOnly(reader, node);
    readInline(node.children, reader, sink, styleMarks(node).reduce(add, marks));
  } else sink.block(node, marks);
}

/** Word processors say bold and italic by style. */
function styleMarks(node: Element): Mark[] {
  const style = attribute(node, "style") ?? "";
  const found: Mark[] = [];
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) found.push({ type: "bold" });
  if (/font-style:\s*italic/i.test(style)) found.push({ type: "italic" });
  if (/text-decoration[^;]*line-through/i.test(style)) found.push({ type: "strike" });
  return found;
}

function readLink(node: Element, reader: Reader, sink: Sink, marks: readonly Mark[]): void {
  expectOnly(reader, node, ["href", "title", "rel"]);
  if (attribute(node, "role") === "doc-backlink") return;
  const href = safeLink(attribute(node, "href") ?? "");
  if (href === null) reader.lossy = true;
  const title = attribute(node, "title");
  const inner = href === null ? marks : add(marks, { type: "link", attrs: { href, title } });
  readInline(node.children, reader, sink, inner);
}

export function imageAttrs(node: Element, reader: Reader) {
  expectOnly(reader, node, ["src", "alt", "title", "width", "height", "loading", "decoding"]);
  const [width, height] = [numberAttribute(node, "width"), numberAttribute(node, "height")];
  if (
    (width === null && attribute(node, "width") !== null) ||
    (height === null && attribute(node, "height") !== null)
  )
    reader.lossy = true;
  return {
    src: attribute(node, "src") ?? "",
    alt: attribute(node, "alt") ?? "",
    title: attribute(node, "title"),
    width,
    height,
  };
}

function readImage(node: Element, reader: Reader, sink: Sink, marks: readonly Mark[]): void {
  const attrs = imageAttrs(node, reader);
  if (safeImage(attrs.src) === null) reader.lossy = true;
  sink.inline(marked({ type: "image", attrs }, marks));
}

function readMath(node: Element, reader: Reader, sink: Sink, marks: readonly Mark[]): void {
  const tex = texOf(node);
  if (!hasClass(node, "math-inline")) reader.lossy = true;
  else expectOnly(reader, node, [], /^math-inline$/);
  if (tex !== null) sink.inline(marked({ type: "mathInline", attrs: { tex } }, marks));
  else sink.inline(marked({ type: "htmlInline", attrs: { html: outerHtml(node) } }, marks));
}

function readReference(node: Element, reader: Reader, sink: Sink, marks: readonly Mark[]): void {
  const link = find(node, (item) => isElement(item, "a"));
  const label = /#(?:.*-)??fn-(.+)$/.exec(link ? (attribute(link, "href") ?? "") : "")?.[1];
  if (label !== undefined) sink.inline(marked({ type: "footnoteReference", attrs: { label } }, marks));
  else {
    reader.lossy = true;
    sink.inline(marked({ type: "text", text: rawText(node) }, marks));
  }
}
