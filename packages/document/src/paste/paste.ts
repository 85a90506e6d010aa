import type { Element, ElementContent, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { parseFragment } from "../html/fragment.ts";
import { find, hasClass, isElement, rawText } from "../html-parse/reader.ts";
import { parseHtml } from "../html-parse.ts";
import { normalize } from "../normalize.ts";
import type { PostDocument } from "../types.ts";
import { isWord, readWord } from "./word.ts";

/**
 * What somebody copied elsewhere (Word, Google Docs, a web page), as a document: their text, headings, lists, tables, links and pictures,
 * without the looks, menus and scripts around them. Pictures that no reader could load (on the writer's own disk, or one pixel that
 * counts visits) are left out.
 */
export function readPasted(html: string): PostDocument {
  const root = parseFragment(fragmentOf(html));
  if (root === null) return parseHtml(html);
  if (isWord(html)) readWord(root);
  tidy(root);
  return normalize(parseHtml(toHtml(root)));
}

/** Windows puts the whole page on the clipboard, and says by comments where what was copied begins and ends. */
function fragmentOf(html: string): string {
  const start = html.indexOf("<!--StartFragment-->");
  const end = html.lastIndexOf("<!--EndFragment-->");
  return start >= 0 && end > start ? html.slice(start + "<!--StartFragment-->".length, end) : html;
}

/** What stands around the text of a page, or is not seen on it. */
const around = new Set(
  "nav aside form button select textarea dialog footer noscript svg audio video".split(" "),
);

function tidy(parent: Root | Element): void {
  const children: ElementContent[] = [];
  for (const child of parent.children as ElementContent[]) {
    if (child.type === "element" && isLeftOut(child)) continue;
    if (child.type === "element") {
      tidy(child);
      children.push(...dissolved(child));
    } else if (child.type === "text") children.push(child);
  }
  (parent as Element).children = isElement(parent as Element, "ul", "ol") ? nested(children) : children;
}

const styleOf = (node: Element) => String(node.properties.style ?? "").toLowerCase();

function isLeftOut(node: Element): boolean {
  const { tagName, properties } = node;
  if (around.has(tagName) && !hasClass(node, "callout")) return true;
  if (
    properties.hidden !== undefined ||
    /display:\s*none|visibility:\s*hidden|mso-hide:\s*all/.test(styleOf(node))
  )
    return true;
  // What only a screen reader is told ("Skip to content") is no text of the author's.
  if (hasClass(node, "sr-only") || hasClass(node, "visually-hidden") || hasClass(node, "screen-reader-text"))
    return true;
  if (tagName === "img") return isLostPicture(node);
  return tagName === "p" && isEmpty(node);
}

const hasPicture = (node: Element) => find(node, ({ tagName }) => tagName === "img") !== null;
const isEmpty = (node: Element) => rawText(node).trim() === "" && !hasPicture(node);

function isLostPicture({ properties }: Element): boolean {
  const src = String(properties.src ?? "");
  if (!/^(?:https?:|data:image\/|\/)/i.test(src)) return true;
  return Number(properties.width) <= 2 || Number(properties.height) <= 2;
}

/** Elements that say nothing, or something else than what they are. */
function dissolved(node: Element): ElementContent[] {
  const style = styleOf(node);
  // Google Docs puts everything into a <b> that is not bold.
  if (/^(?:b|strong)$/.test(node.tagName) && /font-weight:\s*(?:normal|[1-5]00)/.test(style))
    return node.children;
  // Bold and italic of a heading are how it looks, and it looks like that already.
  if (/^h[1-6]$/.test(node.tagName)) {
    const children = node.children.flatMap((child) =>
      isElement(child, "b", "strong") ? child.children : [withoutBold(child)],
    );
    return isEmpty(node) ? [] : [{ ...node, properties: {}, children }];
  }
  if (/^(?:span|font)$/.test(node.tagName)) return [styled(node, style)];
  // An empty link is an anchor of the page it stood on.
  if (node.tagName === "a") {
    const href = String(node.properties.href ?? "");
    if (isEmpty(node)) return node.children;
    if (!/^(?:https?:|mailto:|tel:|#|\/)/i.test(href)) return node.children;
    return [{ ...node, properties: { href: withoutDetour(href) } }];
  }
  return [node];
}

function withoutBold(node: ElementContent): ElementContent {
  if (!isElement(node, "span")) return node;
  const style = String(node.properties.style ?? "").replace(/font-weight:[^;]*;?/i, "");
  return { ...node, properties: { ...node.properties, style } };
}

/** Looks that mean something: raised and lowered text. Bold, italic and struck out are read from the style itself. */
function styled(node: Element, style: string): Element {
  const raised = /vertical-align:\s*(super|sub)/.exec(style)?.[1];
  if (!raised) return node;
  return { ...node, tagName: raised === "super" ? "sup" : "sub", properties: {} };
}

/** Lists of Google Docs and old pages stand beside the item they belong to. */
function nested(children: ElementContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  for (const child of children) {
    const last = out.findLast((item): item is Element => isElement(item, "li"));
    if (isElement(child, "ul", "ol") && last) last.children.push(child);
    else out.push(child);
  }
  return out;
}

/** Documents of Google and mails lead through an address that notes who went there. */
function withoutDetour(href: string): string {
  const match = /^https?:\/\/www\.google\.[a-z.]+\/url\?(.*)$/i.exec(href);
  return (match && new URLSearchParams((match[1] ?? "").replaceAll("&amp;", "&")).get("q")) || href;
}
