import type { Element } from "hast";
import { embedOf } from "../embeds.ts";
import type { BlockNode, CalloutKind, FootnoteDefinitionNode, InlineNode, Mark } from "../types.ts";
import { calloutKinds } from "../types.ts";
import { readCard } from "./cards.ts";
import { imageAttrs, readInline } from "./inline.ts";
import { readList } from "./lists.ts";
import {
  attribute,
  classesOf,
  expectOnly,
  find,
  type HtmlNode,
  hasClass,
  innerHtml,
  isElement,
  outerHtml,
  type Reader,
  rawText,
  texOf,
} from "./reader.ts";
import { readTable } from "./table.ts";

/** Containers of the document inside each other, beyond which they are dissolved. */
const maxDepth = 40;

export function readBlocks(
  nodes: readonly HtmlNode[],
  reader: Reader,
  outer: readonly Mark[] = [],
): BlockNode[] {
  const blocks: BlockNode[] = [];
  let line: InlineNode[] = [];
  const flush = () => {
    if (line.length > 0) blocks.push({ type: "paragraph", content: line });
    line = [];
  };
  readInline(
    nodes,
    reader,
    {
      inline: (node) => line.push(node),
      block: (node, marks) => {
        flush();
        reader.depth += 1;
        blocks.push(...readBlock(node, reader, marks));
        reader.depth -= 1;
      },
    },
    outer,
  );
  flush();
  return blocks;
}

/** The text of an element as one line; what stands in blocks inside it is parted by spaces. */
export function readLine(node: Element, reader: Reader): InlineNode[] {
  const line: InlineNode[] = [];
  const sink = {
    inline: (item: InlineNode) => line.push(item),
    block: (block: Element, marks: readonly Mark[]) => {
      reader.lossy = true;
      line.push({ type: "text", text: " " });
      readInline(block.children, reader, sink, marks);
      line.push({ type: "text", text: " " });
    },
  };
  readInline(node.children, reader, sink);
  return line;
}

function readBlock(node: Element, reader: Reader, marks: readonly Mark[]): BlockNode[] {
  const name = node.tagName;
  if (reader.depth > maxDepth && name !== "pre") {
    reader.lossy = true;
    return readBlocks(node.children, reader, marks);
  }
  if (/^h[1-6]$/.test(name)) {
    expectOnly(reader, node, ["id"]);
    return [
      {
        type: "heading",
        attrs: { level: Number(name[1]), id: attribute(node, "id") },
        content: readLine(node, reader),
      },
    ];
  }
  const card = readCard(node, reader);
  if (card) return card;
  switch (name) {
    case "p":
      expectOnly(reader, node);
      return readBlocks(node.children, reader, marks);
    case "hr":
      expectOnly(reader, node);
      return [{ type: "horizontalRule" }];
    case "ul":
    case "ol":
    case "menu":
    case "dir":
      return readList(node, reader, readBlocks);
    case "blockquote":
      expectOnly(reader, node);
      return wrap(readBlocks(node.children, reader), (content) => ({ type: "blockquote", content }));
    case "pre":
      return [readCode(node, reader)];
    case "figure":
      return readFigure(node, reader);
    case "table":
      return readTable(node, reader, readBlocks);
    case "iframe":
      return readFrame(node, reader);
    case "details":
      return readToggle(node, reader);
    case "audio":
    case "video":
      reader.lossy = true;
      return [{ type: "htmlBlock", attrs: { html: outerHtml(node) } }];
    default:
      return readOwnBlock(node, reader) ?? readUnknown(node, reader, marks);
  }
}

const wrap = (content: BlockNode[], make: (content: BlockNode[]) => BlockNode): BlockNode[] =>
  content.length > 0 ? [make(content)] : [];

/** What is opened by its summary; without one it is HTML of its own. */
function readToggle(node: Element, reader: Reader): BlockNode[] {
  const summary = node.children.find((child) => isElement(child, "summary")) as Element | undefined;
  const text = summary && rawText(summary).trim();
  if (!summary || !text) {
    reader.lossy = true;
    return [{ type: "htmlBlock", attrs: { html: outerHtml(node) } }];
  }
  expectOnly(reader, node, [], /^toggle$/);
  expectOnly(reader, summary);
  if (summary.children.some((child) => child.type !== "text")) reader.lossy = true;
  const content = readBlocks(
    node.children.filter((child) => child !== summary),
    reader,
  );
  return [
    {
      type: "toggle",
      attrs: { summary: text },
      content: content.length > 0 ? content : [{ type: "paragraph" }],
    },
  ];
}

/** Blocks that renderHtml marks by a class. */
function readOwnBlock(node: Element, reader: Reader): BlockNode[] | null {
  if (hasClass(node, "math-block")) {
    expectOnly(reader, node, [], /^math-block$/);
    return [{ type: "mathBlock", attrs: { tex: texOf(node) ?? rawText(node) } }];
  }
  if (hasClass(node, "html-block")) {
    expectOnly(reader, node, ["dataSource"], /^html-block$/);
    return [{ type: "htmlBlock", attrs: { html: attribute(node, "dataSource") ?? innerHtml(node) } }];
  }
  if (hasClass(node, "embed")) {
    expectOnly(reader, node, ["dataProvider", "dataPlayer"], /^(?:embed|bookmark)$/);
    const link = find(node, (item) => item.tagName === "a");
    return [{ type: "embed", attrs: { url: (link && attribute(link, "href")) ?? rawText(node) } }];
  }
  if (hasClass(node, "callout")) {
    expectOnly(reader, node, ["role", "dataKind"], /^callout/);
    const title = node.children.find((item) => isElement(item) && hasClass(item, "callout-title"));
    const rest = node.children.filter(
      (item) => item !== title && !(isElement(item) && hasClass(item, "callout-label")),
    );
    const content = readBlocks(rest, reader);
    const named = attribute(node, "dataKind") as CalloutKind;
    const kind = calloutKinds.includes(named) ? named : "note";
    const attrs = { kind, title: title ? rawText(title) : null };
    return [{ type: "callout", attrs, content: content.length > 0 ? content : [{ type: "paragraph" }] }];
  }
  if (node.tagName === "section" && hasClass(node, "footnotes")) {
    reader.lossy = true;
    readFootnotes(node, reader);
    return [];
  }
  return null;
}

function readUnknown(node: Element, reader: Reader, marks: readonly Mark[]): BlockNode[] {
  reader.lossy = true;
  if (node.tagName === "dt" || node.tagName === "summary")
    return readBlocks(node.children, reader, [
      ...marks.filter((mark) => mark.type !== "bold"),
      { type: "bold" },
    ]);
  return readBlocks(node.children, reader, marks);
}

function readCode(node: Element, reader: Reader): BlockNode {
  expectOnly(reader, node);
  const code = node.children.length === 1 && isElement(node.children[0], "code") ? node.children[0] : null;
  if (code) expectOnly(reader, code, ["dataMeta"], /^language-/);
  if (!code || code.children.some((child) => child.type !== "text")) reader.lossy = true;
  const inner = code ?? find(node, (item) => item.tagName === "code") ?? node;
  const named = [...classesOf(inner), ...classesOf(node)].map(
    (name) => /^(?:language|lang|highlight-source)-(.+)$/.exec(name)?.[1],
  );
  const text = rawText(node);
  return {
    type: "codeBlock",
    attrs: { language: named.find((name) => name !== undefined) ?? null, meta: attribute(inner, "dataMeta") },
    ...(text !== "" && { content: [{ type: "text", text }] }),
  };
}

function readFigure(node: Element, reader: Reader): BlockNode[] {
  expectOnly(reader, node);
  const caption = node.children.find((child) => isElement(child, "figcaption")) as Element | undefined;
  const rest = node.children.filter(
    (child) => child !== caption && !(child.type === "text" && child.value.trim() === ""),
  );
  const [only] = rest;
  if (caption) expectOnly(reader, caption);
  const image = only && rest.length === 1 ? find(only, (item) => item.tagName === "img") : null;
  if (!image || !only || rawText(only).trim() !== "") {
    reader.lossy = true;
    return [...readBlocks(rest, reader), ...(caption ? readBlocks(caption.children, reader) : [])];
  }
  if (image !== only) reader.lossy = true;
  const content = caption ? readLine(caption, reader) : [];
  return [{ type: "figure", attrs: imageAttrs(image, reader), ...(content.length > 0 && { content }) }];
}

function readFrame(node: Element, reader: Reader): BlockNode[] {
  reader.lossy = true;
  const url = (attribute(node, "src") ?? "").replace(/^\/\//, "https://");
  return embedOf(url) ? [{ type: "embed", attrs: { url } }] : [];
}

function readFootnotes(node: Element, reader: Reader): void {
  const list = find(node, (item) => item.tagName === "ol");
  for (const item of list?.children ?? []) {
    if (!isElement(item, "li")) continue;
    const label =
      /^(?:.*-)??fn-(.+)$/.exec(attribute(item, "id") ?? "")?.[1] ?? String(reader.notes.length + 1);
    const content = readBlocks(item.children, reader);
    const note: FootnoteDefinitionNode = {
      type: "footnoteDefinition",
      attrs: { label },
      content: content.length > 0 ? content : [{ type: "paragraph" }],
    };
    reader.notes.push(note);
  }
}
