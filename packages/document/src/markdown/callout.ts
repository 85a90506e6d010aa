import type { Blockquote, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { BlockNode, CalloutKind } from "../types.ts";
import { lineText } from "../walk.ts";
import { type ParseContext, sourceOf } from "./context.ts";
import { convertInline } from "./inline.ts";

type ConvertBlocks = (nodes: readonly RootContent[], context: ParseContext) => BlockNode[];

const kinds: Record<string, CalloutKind> = {
  note: "note",
  info: "note",
  abstract: "note",
  tip: "tip",
  hint: "tip",
  success: "tip",
  important: "important",
  warning: "warning",
  attention: "warning",
  caution: "caution",
  danger: "caution",
  error: "caution",
  critical: "caution",
};

/** The kind that a name from another system stands for. */
export function calloutKindOf(name: string): CalloutKind | undefined {
  return Object.hasOwn(kinds, name.toLowerCase()) ? kinds[name.toLowerCase()] : undefined;
}

const marker = /^\[!([A-Za-z]+)\][ \t]*/;

/** A quotation, or the callout it stands for when its first line is `[!KIND]`, with or without a title. */
export function convertCallout(
  node: Blockquote,
  context: ParseContext,
  convertBlocks: ConvertBlocks,
): BlockNode {
  const [first, ...rest] = node.children;
  const start = first?.type === "paragraph" ? first.children[0] : undefined;
  const match =
    start?.type === "text" && sourceOf(context, start).startsWith("[!") ? marker.exec(start.value) : null;
  const kind = match ? calloutKindOf(match[1] ?? "") : undefined;
  if (first?.type !== "paragraph" || start?.type !== "text" || !match || !kind)
    return { type: "blockquote", content: convertBlocks(node.children, context) };
  const children = [{ ...start, value: start.value.slice(match[0].length) }, ...first.children.slice(1)];
  const { title, body } = splitFirstLine(children);
  const text = lineText(convertInline(title, context)).trim();
  const paragraph: Paragraph[] = body.length > 0 ? [{ ...first, children: body }] : [];
  const content = convertBlocks([...paragraph, ...rest], context);
  return {
    type: "callout",
    attrs: { kind, title: text || null },
    content: content.length > 0 ? content : [{ type: "paragraph" }],
  };
}

function splitFirstLine(nodes: PhrasingContent[]): { title: PhrasingContent[]; body: PhrasingContent[] } {
  for (const [index, node] of nodes.entries()) {
    if (node.type === "break") return { title: nodes.slice(0, index), body: nodes.slice(index + 1) };
    if (node.type !== "text") continue;
    const end = node.value.indexOf("\n");
    if (end < 0) continue;
    return {
      title: [...nodes.slice(0, index), { ...node, value: node.value.slice(0, end) }],
      body: [{ type: "text", value: node.value.slice(end + 1) }, ...nodes.slice(index + 1)],
    };
  }
  return { title: nodes, body: [] };
}
