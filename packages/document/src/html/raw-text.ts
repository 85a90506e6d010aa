import type { Nodes } from "hast";
import { parseFragment } from "./fragment.ts";

const silent = new Set(["script", "style", "template", "head"]);
const spaced = new Set(
  "address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul option".split(
    " ",
  ),
);

/** The text a reader would find in HTML: with alt texts, without scripts and styles. */
export function htmlToText(html: string): string {
  return inlineHtmlToText(html)
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

/** The same for a piece of a line, whose outer spaces part words. */
export function inlineHtmlToText(html: string): string {
  const root = parseFragment(html);
  return (root === null ? html.replace(/<[^>]*>/g, " ") : textOf(root)).replace(/[ \t]+/g, " ");
}

function textOf(node: Nodes): string {
  if (node.type === "text") return node.value.replace(/\s+/g, " ");
  if (!("children" in node)) return "";
  if (node.type === "element") {
    if (silent.has(node.tagName)) return "";
    if (node.tagName === "img") return String(node.properties.alt ?? "");
  }
  const inner = node.children.map(textOf).join("");
  return node.type === "element" && spaced.has(node.tagName) ? `\n${inner}\n` : inner;
}
