import type { Html } from "mdast";
import { embedOf } from "../embeds.ts";
import { exactBlocks } from "../html-parse.ts";
import type { BlockNode } from "../types.ts";
import { type ParseContext, warn } from "./context.ts";
import { isHtmlElement, readTag } from "./tags.ts";

/** HTML between blocks: as nodes when they say the same, else as it is. */
export function convertHtmlBlock(node: Html, context: ParseContext): BlockNode[] {
  const html = node.value;
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
  const exact = exactBlocks(html);
  if (exact) return exact;
  for (const [tag] of html.matchAll(/<[A-Za-z][^<>]*>/g)) {
    const name = readTag(tag)?.name;
    if (name === undefined || isHtmlElement(name)) continue;
    warn(context, node, `Kept the component <${name}> as raw HTML: it shows only its text`);
    break;
  }
  if (/<script\b/i.test(html)) warn(context, node, "Kept a script as raw HTML: it never runs");
  return [{ type: "htmlBlock", attrs: { html: html } }];
}
