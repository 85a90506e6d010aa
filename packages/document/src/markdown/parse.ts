import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";
import { normalize } from "../normalize.ts";
import type { PostDocument } from "../types.ts";
import { convertBlocks } from "./blocks.ts";
import { type MarkdownWarning, type ParseContext, warn } from "./context.ts";
import { dollarMath } from "./dollar-math.ts";
import { tameMarkdown } from "./tame.ts";

export type { MarkdownWarning } from "./context.ts";
export type ParsedMarkdown = { document: PostDocument; warnings: MarkdownWarning[] };

/**
 * Reads Markdown (CommonMark with GFM, footnotes, `$maths$`, `> [!NOTE]` callouts, `{#anchors}`, raw HTML) into a
 * document in the normal form. Never throws; text is never lost. What cannot be carried over as it was meant is
 * told in the warnings. Front matter is the caller's to take off.
 */
export function parseMarkdown(source: string): ParsedMarkdown {
  const text = tameMarkdown(
    source
      .replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n")
      .replaceAll("\0", "\ufffd")
      .toWellFormed(),
  );
  const warnings: MarkdownWarning[] = [];
  try {
    const { tree, read } = readTree(text);
    const context = contextOf(tree, read, warnings);
    const blocks = convertBlocks(tree.children, context);
    return { document: normalize({ type: "doc", content: [...blocks, ...context.notes] }), warnings };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    warnings.push({ line: 1, reason: "Nested too deeply to be read as Markdown: kept as plain text" });
    const content = text.split(/\n{2,}/).map((part) => ({
      type: "paragraph" as const,
      content: part === "" ? [] : [{ type: "text" as const, text: part }],
    }));
    return { document: normalize({ type: "doc", content }), warnings };
  }
}

/** A `$$` that nothing closes would take the rest of the text with it; it is read as the text it is. */
function readTree(text: string): { tree: Root; read: string } {
  let read = text;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const tree = toTree(read, true);
    const open = findUnclosedMath(tree, read);
    if (open === null) return { tree, read };
    read = `${read.slice(0, open)}\\${read.slice(open, open + 1)}\\${read.slice(open + 1)}`;
  }
  return { tree: toTree(read, false), read };
}

function toTree(text: string, withMath: boolean): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), ...(withMath ? [math({ singleDollarTextMath: false }), dollarMath] : [])],
    mdastExtensions: [gfmFromMarkdown(), ...(withMath ? [mathFromMarkdown()] : [])],
  });
}

function findUnclosedMath(tree: Root, text: string): number | null {
  let found: number | null = null;
  visit(tree, (node) => {
    if (node.type !== "math" || found !== null) return;
    const start = node.position?.start.offset ?? 0;
    const slice = text.slice(start, node.position?.end.offset);
    if (!/\n[ \t>]*\$\$+[ \t]*$/.test(slice)) found = start;
  });
  return found;
}

function visit(node: Nodes, act: (node: Nodes) => void): void {
  act(node);
  if ("children" in node) for (const child of node.children) visit(child, act);
}

function contextOf(tree: Root, source: string, warnings: MarkdownWarning[]): ParseContext {
  const context: ParseContext = {
    source,
    definitions: new Map(),
    labels: new Map(),
    notes: [],
    warnings,
    read: (markdown) => toTree(markdown, true).children,
    depth: 0,
  };
  visit(tree, (node) => {
    if (node.type === "definition" && !context.definitions.has(node.identifier))
      context.definitions.set(node.identifier, node);
    if (node.type !== "footnoteDefinition") return;
    if (context.labels.has(node.identifier))
      warn(context, node, `A second footnote is called ${node.identifier}`);
    else context.labels.set(node.identifier, (node.label ?? node.identifier).toLowerCase());
  });
  return context;
}
