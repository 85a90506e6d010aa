import { parseFragment } from "./html/fragment.ts";
import { readBlocks } from "./html-parse/blocks.ts";
import { newReader } from "./html-parse/reader.ts";
import { normalize } from "./normalize.ts";
import { cleanText } from "./normalize-inline.ts";
import type { BlockNode, PostDocument } from "./types.ts";

/**
 * HTML as a document in the normal form, without a DOM. Reads what renderHtml writes back to the same document
 * (raw HTML only as far as `keepSource` was given) and cleans everything else: unknown elements are dissolved,
 * scripts, styles and unsafe addresses dropped, text always kept.
 */
export function parseHtml(html: string): PostDocument {
  const root = parseFragment(cleanText(html));
  if (root === null) {
    const text = html.replace(/<[^>]*>/g, " ");
    return normalize({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
  }
  const reader = newReader();
  const body = readBlocks(root.children, reader);
  return normalize({ type: "doc", content: [...body, ...reader.notes] });
}

/** The blocks that HTML stands for, when they say everything the HTML says; else null. */
export function exactBlocks(html: string): BlockNode[] | null {
  const root = parseFragment(html);
  if (root === null) return null;
  const reader = newReader();
  const blocks = readBlocks(root.children, reader);
  return reader.lossy || blocks.length === 0 ? null : blocks;
}
