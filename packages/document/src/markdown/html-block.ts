import type { Html, RootContent } from "mdast";
import { embedOf } from "../embeds.ts";
import { exactBlocks } from "../html-parse.ts";
import type { BlockNode } from "../types.ts";
import { calloutKindOf } from "./callout.ts";
import { type ParseContext, warn } from "./context.ts";
import { isHtmlElement, readTag } from "./tags.ts";

type ConvertBlocks = (nodes: readonly RootContent[], context: ParseContext) => BlockNode[];

const component = /^<([A-Z]\w*)(\s[^<>]*)?>([\s\S]*)<\/\1>\s*$/;
const calloutNames = /^(?:Alert|AlertBox|Admonition|Aside|Callout|Banner|Notice)$/;

/** Components that most MDX sites have under one name or another: boxes with a kind, a title and Markdown inside. */
function convertComponent(
  html: string,
  context: ParseContext,
  convertBlocks: ConvertBlocks,
): BlockNode | null {
  const [, name = "", props = "", inner = ""] = component.exec(html) ?? [];
  const tag = readTag(`<${name}${props}>`);
  const byName = calloutKindOf(name);
  if (!tag || inner.includes("<") || (!byName && !calloutNames.test(name))) return null;
  const { level, type, kind, variant, title, ...others } = tag.attributes;
  const given = level ?? type ?? kind ?? variant;
  if (Object.keys(others).length > 0 || props.includes("{")) return null;
  const markdown = dedent(inner);
  const content = convertBlocks(context.read(markdown), { ...context, source: markdown });
  return {
    type: "callout",
    attrs: { kind: byName ?? calloutKindOf(given ?? "") ?? "note", title: title ?? null },
    content: content.length > 0 ? content : [{ type: "paragraph" }],
  };
}

/** Lines without the indentation that all of them share. */
function dedent(text: string): string {
  const lines = text.split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const shared = Math.min(...indents, text.length);
  return lines
    .map((line) => line.slice(shared))
    .join("\n")
    .trim();
}

/** HTML between blocks: as nodes when they say the same, else as it is. */
export function convertHtmlBlock(
  node: Html,
  context: ParseContext,
  convertBlocks: ConvertBlocks,
): BlockNode[] {
  const html = node.value;
  const callout = convertComponent(html, context, convertBlocks);
  if (callout) return [callout];
  const frame = /^\s*<iframe\b[^>]*?\ssrc=["']([^"']+)["'][^>]*>\s*(?:<\/iframe>)?\s*$/i.exec(html);
  const address = frame?.[1]?.replace(/^\/\//, "https://");
  if (address && embedOf(address)) return [{ type: "embed", attrs: { url: address } }];
  if (/<(?:iframe|object|embed)\b/i.test(html)) {
    warn(
      context,
      node,
      "Kept a frame as raw HTML: its provider is not on the list of embeds, so it shows nothing",
    );
    return [{ type: "htmlBlock", attrs: { html } }];
  }
  // A toggle that its HTML does not close goes on in what follows.
  const isOpen = /^\s*<details\b/i.test(html) && !/<\/details>\s*$/i.test(html);
  const exact = isOpen ? null : exactBlocks(html);
  if (exact) return exact;
  for (const [tag] of html.matchAll(/<[A-Za-z][^<>]*>/g)) {
    const name = readTag(tag)?.name;
    if (name === undefined || isHtmlElement(name)) continue;
    warn(context, node, `Kept the component <${name}> as raw HTML: it shows only its text`);
    break;
  }
  if (/<script\b/i.test(html)) warn(context, node, "Kept a script as raw HTML: it never runs");
  return [{ type: "htmlBlock", attrs: { html } }];
}
