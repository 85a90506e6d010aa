import { limits } from "./attributes.ts";
import type { InlineNode, Mark } from "./types.ts";
import { cleanUrl, safeImage, safeLink } from "./urls.ts";
import { isLinkItself, isReviewMark, markRank, sameMark, sameMarks } from "./walk.ts";

/** Text that can be stored and shown: no control characters, no halves of characters. */
export function cleanText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be rid of
  return value.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufeff]/g, "").toWellFormed();
}

/** A single line without outer spaces. */
export function cleanLine(value: string, max: number = limits.line): string {
  const line = cleanText(value)
    .replace(/[ \t\n\r\f]+/g, " ")
    .replace(/^ | $/g, "");
  return line.length <= max
    ? line
    : line
        .slice(0, max)
        .replace(/[\ud800-\udbff]$/, "")
        .replace(/ $/, "");
}

export function cleanTex(value: string): string {
  return cleanText(value).replace(/\r\n?/g, "\n").trim();
}

function normalMarks(marks: readonly Mark[] = [], isText: boolean): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks) {
    if (mark.type === "code" && !isText) continue;
    if (mark.type === "superscript" && marks.some((other) => other.type === "subscript")) continue;
    if (result.some((other) => other.type === mark.type)) continue;
    if (isReviewMark(mark)) continue;
    if (mark.type !== "link") result.push({ type: mark.type });
    else {
      const href = safeLink(cleanText(mark.attrs.href));
      const title = cleanLine(mark.attrs.title ?? "") || null;
      if (href !== null) result.push({ type: "link", attrs: { href, title } });
    }
  }
  return result.sort((a, b) => markRank(a) - markRank(b));
}

const withMarks = <T extends InlineNode>(node: T, marks: Mark[]): T => {
  const { marks: _, ...rest } = node;
  return (marks.length > 0 ? { ...rest, marks } : rest) as T;
};

function normalLeaf(node: InlineNode): InlineNode[] {
  const marks = normalMarks(node.marks, node.type === "text").filter(
    (mark) => mark.type !== "link" || !isLinkItself(node),
  );
  switch (node.type) {
    case "text": {
      const text = cleanText(node.text).replace(/[ \t\n\r\f]+/g, " ");
      return text === "" ? [] : [withMarks({ type: "text", text }, marks)];
    }
    case "image": {
      const src = safeImage(cleanText(node.attrs.src));
      const alt = cleanLine(node.attrs.alt ?? "", limits.line * 5);
      const title = cleanLine(node.attrs.title ?? "") || null;
      if (src === null) return alt === "" ? [] : [withMarks({ type: "text", text: alt }, marks)];
      const { width = null, height = null } = node.attrs;
      return [withMarks({ type: "image", attrs: { src, alt, title, width, height } }, marks)];
    }
    case "mathInline": {
      const tex = cleanTex(node.attrs.tex).replace(/\n+/g, " ");
      return tex === "" ? [] : [withMarks({ type: "mathInline", attrs: { tex } }, marks)];
    }
    case "htmlInline": {
      const html = cleanText(node.attrs.html).replace(/[ \t]*[\r\n]+[ \t]*/g, " ");
      return html.trim() === "" ? [] : [withMarks({ type: "htmlInline", attrs: { html } }, marks)];
    }
    default:
      return [withMarks(node, marks)];
  }
}

const intersection = (a: readonly Mark[] = [], b: readonly Mark[] = []) =>
  a.filter((mark) => mark.type !== "code" && b.some((other) => sameMark(mark, other)));

/** Breaks and bare spaces belong to what stands on both sides of them. */
function spreadMarks(nodes: InlineNode[]): InlineNode[] {
  const neutral = (node: InlineNode) =>
    node.type === "hardBreak" || (node.type === "text" && node.text === " ");
  const after: (InlineNode | undefined)[] = new Array(nodes.length);
  let next: InlineNode | undefined;
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    after[index] = next;
    if (!neutral(nodes[index] as InlineNode)) next = nodes[index];
  }
  let before: InlineNode | undefined;
  return nodes.map((node, index) => {
    if (neutral(node)) return withMarks(node, intersection(before?.marks, after[index]?.marks));
    before = node;
    return node;
  });
}

function merge(nodes: InlineNode[]): InlineNode[] {
  const result: InlineNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text" && sameMarks(last.marks, node.marks))
      result[result.length - 1] = { ...last, text: last.text + node.text };
    else result.push(node);
  }
  return result;
}

/** One space between words, none at the ends of a line. */
function collapseSpaces(nodes: InlineNode[]): InlineNode[] {
  const result: InlineNode[] = [];
  let atSpace = true;
  const trimEnd = () => {
    const last = result.at(-1);
    if (last?.type !== "text" || !last.text.endsWith(" ")) return;
    if (last.text === " ") result.pop();
    else result[result.length - 1] = { ...last, text: last.text.slice(0, -1) };
  };
  for (const node of nodes) {
    if (node.type === "text") {
      const text: string = atSpace && node.text.startsWith(" ") ? node.text.slice(1) : node.text;
      if (text === "") continue;
      atSpace = text.endsWith(" ");
      result.push(text === node.text ? node : { ...node, text });
    } else {
      atSpace = node.type === "hardBreak";
      if (atSpace) trimEnd();
      result.push(node);
    }
  }
  trimEnd();
  return result;
}

/** A line in the normal form described in normalize.ts. */
export function normalInline(nodes: readonly InlineNode[] = []): InlineNode[] {
  const line = collapseSpaces(nodes.flatMap(normalLeaf));
  while (line[0]?.type === "hardBreak") line.shift();
  while (line.at(-1)?.type === "hardBreak") line.pop();
  return merge(spreadMarks(merge(line)));
}

/** An address without the characters browsers ignore. */
export const normalUrl = (value: string): string => cleanUrl(cleanText(value)).replace(/ /g, "%20");
