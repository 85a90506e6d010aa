import type { Heading, List, ListItem, Paragraph, RootContent, Table } from "mdast";
import type {} from "mdast-util-math";
import { embedOf } from "../embeds.ts";
import { inlineHtmlToText } from "../html/raw-text.ts";
import type { BlockNode, InlineNode, ListNode } from "../types.ts";
import { convertCallout } from "./callout.ts";
import { cardOf } from "./cards.ts";
import { type ParseContext, sourceOf, warn } from "./context.ts";
import { convertHtmlBlock } from "./html-block.ts";
import { convertInline } from "./inline.ts";

/** Nodes of the document inside each other, beyond which containers are dissolved and only their content kept. */
const maxDepth = 85;

export function convertBlocks(nodes: readonly RootContent[], context: ParseContext): BlockNode[] {
  context.depth += 1;
  const toggles = context.depth > maxDepth / 2 ? new Map<number, Toggle>() : togglesAmong(nodes);
  const blocks: BlockNode[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const toggle = toggles.get(at);
    if (toggle) {
      const content = convertBlocks(nodes.slice(at + 1, toggle.end), context);
      blocks.push({
        type: "toggle",
        attrs: { summary: toggle.summary },
        content: content.length > 0 ? content : [{ type: "paragraph" }],
      });
      at = toggle.end;
    } else blocks.push(...convertBlock(nodes[at] as RootContent, context));
  }
  context.depth -= 1;
  return blocks;
}

interface Toggle {
  summary: string;
  /** Which of the nodes closes it. */
  end: number;
}

const opening = /^<details(?: class="toggle")?>\s*<summary>([^<]+)<\/summary>$/i;

/** HTML that opens a toggle, by its place among its siblings, one of which closes it. */
function togglesAmong(nodes: readonly RootContent[]): Map<number, Toggle> {
  const found = new Map<number, Toggle>();
  const open: { at: number; summary: string }[] = [];
  nodes.forEach((node, at) => {
    if (node.type !== "html") return;
    const html = node.value.trim();
    if (/^<details\b/i.test(html) && !/<\/details>$/i.test(html)) {
      const written = opening.exec(html)?.[1];
      open.push({ at, summary: written ? inlineHtmlToText(written).trim() : "" });
    } else if (/^<\/details>$/i.test(html)) {
      const last = open.pop();
      if (last && last.summary !== "") found.set(last.at, { summary: last.summary, end: at });
    }
  });
  return found;
}

function convertBlock(node: RootContent, context: ParseContext): BlockNode[] {
  if (
    context.depth > maxDepth / 2 &&
    "children" in node &&
    node.type !== "paragraph" &&
    node.type !== "heading" &&
    node.type !== "table"
  )
    return node.children.flatMap((child) => convertBlock(child as RootContent, context));
  switch (node.type) {
    case "paragraph":
      return convertParagraph(node, context);
    case "heading":
      return [convertHeading(node, context)];
    case "thematicBreak":
      return [{ type: "horizontalRule" }];
    case "blockquote":
      return [convertCallout(node, context, convertBlocks)];
    case "list":
      return convertList(node, context);
    case "code":
      return [
        {
          type: "codeBlock",
          attrs: { language: node.lang ?? null, meta: node.meta ?? null },
          ...(node.value !== "" && { content: [{ type: "text", text: node.value }] }),
        },
      ];
    case "math":
      return [{ type: "mathBlock", attrs: { tex: [node.meta, node.value].filter(Boolean).join("\n") } }];
    case "html":
      return convertHtmlBlock(node, context, convertBlocks);
    case "table":
      return [convertTable(node, context)];
    case "footnoteDefinition": {
      const label = context.labels.get(node.identifier);
      if (label === undefined) return convertBlocks(node.children, context);
      const content = convertBlocks(node.children, { ...context, depth: 0 });
      context.notes.push({ type: "footnoteDefinition", attrs: { label }, content });
      return [];
    }
    case "definition":
      return [];
    default:
      return [{ type: "paragraph", content: [{ type: "text", text: sourceOf(context, node) }] }];
  }
}

const esm =
  /^(?:import\s+(?:[\w*{][^;]*?\s+from\s+)?(["'])[^"'\n]+\1;?\s*$|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;

function convertParagraph(node: Paragraph, context: ParseContext): BlockNode[] {
  const source = sourceOf(context, node);
  if (context.depth === 1 && esm.test(source)) {
    warn(context, node, "Kept an import or export line of MDX as code: it does nothing here");
    return [{ type: "codeBlock", attrs: { language: "mdx" }, content: [{ type: "text", text: source }] }];
  }
  const [only] = node.children;
  if (node.children.length === 1 && only?.type === "link" && !source.startsWith("[") && embedOf(only.url))
    return [{ type: "embed", attrs: { url: only.url } }];
  const card = cardOf(node, context);
  if (card) return [card];
  if (node.children.length === 1 && only?.type === "inlineMath" && source.startsWith("$$"))
    return [{ type: "mathBlock", attrs: { tex: only.value } }];
  return [{ type: "paragraph", content: convertInline(node.children, context) }];
}

/** A heading may carry its own anchor: `## Title {#anchor}`. */
function convertHeading(node: Heading, context: ParseContext): BlockNode {
  const content = convertInline(node.children, context);
  const last = content.at(-1);
  const anchor =
    last?.type === "text" && !last.marks ? /^(.*?)\s*\{#([^\s"'<>{}]+)\}\s*$/s.exec(last.text) : null;
  if (last?.type !== "text" || !anchor)
    return { type: "heading", attrs: { level: node.depth, id: null }, content };
  const rest: InlineNode[] = anchor[1] ? [{ ...last, text: anchor[1] }] : [];
  return {
    type: "heading",
    attrs: { level: node.depth, id: anchor[2] ?? null },
    content: [...content.slice(0, -1), ...rest],
  };
}

/** Items with and without a checkbox in one list become neighbouring lists. */
function convertList(node: List, context: ParseContext): BlockNode[] {
  const lists: ListNode[] = [];
  node.children.forEach((item, index) => {
    const isTask = typeof item.checked === "boolean";
    const last = lists.at(-1);
    context.depth += 1;
    const content = itemBlocks(item, context);
    context.depth -= 1;
    if (isTask) {
      const task = { type: "taskItem" as const, attrs: { checked: item.checked === true }, content };
      if (last?.type === "taskList") last.content.push(task);
      else lists.push({ type: "taskList", content: [task] });
      return;
    }
    const plain = { type: "listItem" as const, content };
    if (last && last.type !== "taskList") last.content.push(plain);
    else if (node.ordered)
      lists.push({ type: "orderedList", attrs: { start: (node.start ?? 1) + index }, content: [plain] });
    else lists.push({ type: "bulletList", content: [plain] });
  });
  return lists;
}

function itemBlocks(item: ListItem, context: ParseContext): BlockNode[] {
  const blocks = convertBlocks(item.children, context);
  return blocks[0]?.type === "paragraph" ? blocks : [{ type: "paragraph" }, ...blocks];
}

function convertTable(node: Table, context: ParseContext): BlockNode {
  return {
    type: "table",
    content: node.children.map((row, rowIndex) => ({
      type: "tableRow",
      content: row.children.map((cell, column) => ({
        type: rowIndex === 0 ? "tableHeader" : "tableCell",
        attrs: { align: node.align?.[column] ?? null },
        content: [{ type: "paragraph", content: convertInline(cell.children, context) }],
      })),
    })),
  };
}
