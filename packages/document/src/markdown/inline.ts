import type { Html, Image, ImageReference, PhrasingContent } from "mdast";
import type {} from "mdast-util-math";
import type { InlineNode, Mark, SimpleMarkName } from "../types.ts";
import { safeImage, safeLink } from "../urls.ts";
import { type ParseContext, sourceOf, warn } from "./context.ts";
import { isHtmlElement, readTag, type Tag } from "./tags.ts";

const simpleTags: Record<string, SimpleMarkName> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
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
};

const withMarks = <T extends InlineNode>(node: T, marks: readonly Mark[]): T =>
  marks.length > 0 ? { ...node, marks: [...marks] } : node;
const textNode = (text: string, marks: readonly Mark[]): InlineNode[] =>
  text === "" ? [] : [withMarks({ type: "text", text }, marks)];
const add = (marks: readonly Mark[], mark: Mark): Mark[] =>
  marks.some((other) => other.type === mark.type) ? [...marks] : [...marks, mark];

export function convertInline(
  nodes: readonly PhrasingContent[],
  context: ParseContext,
  marks: readonly Mark[] = [],
): InlineNode[] {
  const result: InlineNode[] = [];
  const closers = matchTags(nodes);
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as PhrasingContent;
    if (node.type !== "html") {
      result.push(...convertNode(node, context, marks));
      continue;
    }
    const end = closers.get(index);
    const inner = end === undefined ? [] : nodes.slice(index + 1, end);
    const converted = convertHtml(
      node,
      inner,
      end === undefined ? undefined : (nodes[end] as Html),
      context,
      marks,
    );
    result.push(...converted.nodes);
    if (converted.consumed && end !== undefined) index = end;
  }
  return result;
}

function convertNode(node: PhrasingContent, context: ParseContext, marks: readonly Mark[]): InlineNode[] {
  switch (node.type) {
    case "text":
      return textNode(node.value, marks);
    case "emphasis":
      return convertInline(node.children, context, add(marks, { type: "italic" }));
    case "strong":
      return convertInline(node.children, context, add(marks, { type: "bold" }));
    case "delete":
      return convertInline(node.children, context, add(marks, { type: "strike" }));
    case "inlineCode":
      return textNode(node.value, add(marks, { type: "code" }));
    case "inlineMath":
      return [withMarks({ type: "mathInline", attrs: { tex: node.value } }, marks)];
    case "break":
      return [withMarks({ type: "hardBreak" }, marks)];
    case "link":
      return convertInline(node.children, context, linked(marks, node.url, node.title, context, node));
    case "linkReference": {
      const target = context.definitions.get(node.identifier);
      const inner = target ? linked(marks, target.url, target.title, context, node) : marks;
      return convertInline(node.children, context, inner);
    }
    case "image":
    case "imageReference":
      return convertImage(node, context, marks);
    case "footnoteReference": {
      const label = context.labels.get(node.identifier);
      if (label === undefined) return textNode(`[^${node.label ?? node.identifier}]`, marks);
      return [withMarks({ type: "footnoteReference", attrs: { label } }, marks)];
    }
    case "html":
      return [];
  }
}

function linked(
  marks: readonly Mark[],
  href: string,
  title: string | null | undefined,
  context: ParseContext,
  node: PhrasingContent,
): Mark[] {
  if (safeLink(href) !== null)
    return add(marks, { type: "link", attrs: { href: href.slice(0, 4096), title: title ?? null } });
  if (href !== "")
    warn(
      context,
      node,
      `Left out a link to ${JSON.stringify(href.slice(0, 60))}: it cannot be followed safely`,
    );
  return [...marks];
}

function convertImage(
  node: Image | ImageReference,
  context: ParseContext,
  marks: readonly Mark[],
): InlineNode[] {
  const target = node.type === "image" ? node : context.definitions.get(node.identifier);
  const src = target?.url ?? "";
  if (safeImage(src) === null) {
    if (src !== "")
      warn(
        context,
        node,
        `Left out a picture from ${JSON.stringify(src.slice(0, 60))}: only its alt text is kept`,
      );
    return textNode([node.alt, target?.title].filter(Boolean).join(" "), marks);
  }
  return [
    withMarks({ type: "image", attrs: { src, alt: node.alt ?? "", title: target?.title ?? null } }, marks),
  ];
}

/** For each opening tag among the nodes, the index of the tag that closes it. */
function matchTags(nodes: readonly PhrasingContent[]): Map<number, number> {
  const closers = new Map<number, number>();
  const open = new Map<string, number[]>();
  nodes.forEach((node, index) => {
    const tag = node.type === "html" ? readTag(node.value) : null;
    if (tag === null || tag.kind === "void") return;
    const stack = open.get(tag.name) ?? [];
    open.set(tag.name, stack);
    if (tag.kind === "open") stack.push(index);
    else {
      const start = stack.pop();
      if (start !== undefined) closers.set(start, index);
    }
  });
  return closers;
}

type Converted = { nodes: InlineNode[]; consumed: boolean };

function convertHtml(
  node: Html,
  inner: readonly PhrasingContent[],
  closer: Html | undefined,
  context: ParseContext,
  marks: readonly Mark[],
): Converted {
  const tag = readTag(node.value);
  const raw = (html: string): InlineNode[] => [withMarks({ type: "htmlInline", attrs: { html } }, marks)];
  if (tag === null) return { nodes: raw(node.value), consumed: false };
  if (tag.kind === "void")
    return { nodes: convertVoid(tag, node, context, marks) ?? raw(node.value), consumed: false };
  if (tag.kind === "open" && closer !== undefined) {
    const mark = markOf(tag);
    if (mark) return { nodes: convertInline(inner, context, add(marks, mark)), consumed: true };
    if (inner.every((item) => item.type === "html" || item.type === "text")) {
      const html = [node, ...inner, closer].map((item) => sourceOf(context, item)).join("");
      if (!isHtmlElement(tag.name))
        warn(context, node, `Kept the component <${tag.name}> as raw HTML: it shows only its text`);
      return { nodes: raw(html), consumed: true };
    }
  }
  if (isHtmlElement(tag.name)) return { nodes: raw(node.value), consumed: false };
  warn(context, node, `Kept ${node.value.slice(0, 40)} as text: there is no such element`);
  return { nodes: textNode(node.value, marks), consumed: false };
}

/** The mark that says the same as a tag; undefined when the tag says more than a mark can. */
function markOf(tag: Tag): Mark | undefined {
  const names = Object.keys(tag.attributes);
  const simple = Object.hasOwn(simpleTags, tag.name) ? simpleTags[tag.name] : undefined;
  if (simple !== undefined && names.length === 0) return { type: simple };
  const { href, title } = tag.attributes;
  const known = names.every((name) => ["href", "title", "rel", "target"].includes(name));
  if (tag.name !== "a" || href === undefined || !known || /&/.test(href) || safeLink(href) === null)
    return undefined;
  return { type: "link", attrs: { href, title: title ?? null } };
}

function convertVoid(
  tag: Tag,
  node: Html,
  context: ParseContext,
  marks: readonly Mark[],
): InlineNode[] | null {
  if (tag.name === "br") return [withMarks({ type: "hardBreak" }, marks)];
  if (tag.name !== "img") {
    if (!isHtmlElement(tag.name))
      warn(context, node, `Kept the component <${tag.name}> as raw HTML: it shows nothing`);
    return null;
  }
  const { src = "", alt = "", title, width, height, ...others } = tag.attributes;
  const size = (value: string | undefined) => (/^[1-9]\d{0,4}$/.test(value ?? "") ? Number(value) : null);
  const plain = [src, alt, title ?? ""].every((value) => !value.includes("&"));
  const sized = [width, height].every((value) => value === undefined || size(value) !== null);
  if (Object.keys(others).length > 0 || !plain || !sized || safeImage(src) === null) return null;
  const attrs = { src, alt, title: title ?? null, width: size(width), height: size(height) };
  return [withMarks({ type: "image", attrs }, marks)];
}
