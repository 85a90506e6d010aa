import type { Element, ElementContent, Root } from "hast";
import { find, isElement, rawText } from "../html-parse/reader.ts";

export const isWord = (html: string): boolean =>
  /urn:schemas-microsoft-com:office|class="?Mso|mso-list:|content="?Word\.Document/i.test(html);

const classOf = (node: Element) =>
  Array.isArray(node.properties.className) ? node.properties.className.join(" ") : "";
const styleOf = (node: Element) => String(node.properties.style ?? "");

/** Makes of Word's paragraphs what they look like: lists, titles, quotes, code; footnotes stay what they are. */
export function readWord(root: Root | Element): void {
  const children: ElementContent[] = [];
  const lists: Element[] = [];
  for (const child of root.children as ElementContent[]) {
    if (child.type === "comment") continue;
    if (!isElement(child)) {
      if (!(child.type === "text" && child.value.trim() === "")) lists.length = 0;
      children.push(child);
      continue;
    }
    // <o:p> holds nothing but a space; other names of Office's hold text.
    if (child.tagName === "o:p") {
      children.push(...child.children);
      continue;
    }
    const item = isElement(child, "p", "h1", "h2", "h3") ? listItem(child) : null;
    if (item) addItem(item, lists, children);
    else {
      lists.length = 0;
      readWord(child);
      children.push(named(child));
    }
  }
  (root as Element).children = children;
}

interface Item {
  level: number;
  ordered: boolean;
  start: number;
  content: ElementContent[];
}

/** A paragraph that Word shows with a bullet or number, which it writes into the text. */
function listItem(node: Element): Item | null {
  const level = /mso-list:[^;]*level(\d)/i.exec(styleOf(node))?.[1];
  if (level === undefined) return null;
  const sign = find(node, (inner) => /mso-list:\s*ignore/i.test(styleOf(inner)));
  const mark = sign ? rawText(sign).replaceAll("\u00a0", " ").trim() : "";
  remove(node, sign);
  readWord(node);
  return {
    level: Number(level),
    ordered: /^[([]?(?:\d+|[a-z]|[ivxlc]+)[.)\]]$/i.test(mark),
    start: Number(/\d+/.exec(mark)?.[0] ?? 1),
    content: node.children,
  };
}

function remove(node: Element, gone: Element | null): void {
  node.children = node.children.filter((child) => child !== gone);
  for (const child of node.children) if (isElement(child)) remove(child, gone);
}

function addItem({ level, ordered, start, content }: Item, lists: Element[], into: ElementContent[]): void {
  lists.length = Math.min(lists.length, level);
  const tagName = ordered ? "ol" : "ul";
  // Bullets after numbers at the same level are a list of their own.
  if (lists[level - 1] && lists[level - 1]?.tagName !== tagName) lists.length = level - 1;
  while (lists.length < level) {
    const list: Element = {
      type: "element",
      tagName,
      properties: ordered && start !== 1 && lists.length === level - 1 ? { start: String(start) } : {},
      children: [],
    };
    const above = lists.at(-1)?.children.at(-1);
    if (isElement(above, "li")) above.children.push(list);
    else if (lists.length > 0)
      lists.at(-1)?.children.push({ type: "element", tagName: "li", properties: {}, children: [list] });
    else into.push(list);
    lists.push(list);
  }
  lists.at(-1)?.children.push({ type: "element", tagName: "li", properties: {}, children: content });
}

const names: [RegExp, string][] = [
  [/\bMsoTitle\b/, "h1"],
  [/\bMsoSubtitle\b/, "h2"],
  [/\bMso(?:Intense)?Quote\b/, "blockquote"],
];

/** A paragraph whose style has a name that means something. */
function named(node: Element): Element {
  const tagName = isElement(node, "p") && names.find(([name]) => name.test(classOf(node)))?.[1];
  return tagName ? { ...node, tagName, properties: {} } : node;
}
