import type { Paragraph, PhrasingContent } from "mdast";
import type { BlockNode, BookmarkNode, ButtonNode } from "../types.ts";
import { siteOf } from "../urls.ts";
import { type ParseContext, sourceOf } from "./context.ts";

/**
 * Buttons and bookmarks are a link alone on its line with a word in braces behind it, as headings have their anchors: `[Label](/address){.button}`,
 * `[Title](https://… "Description"){.bookmark site="Name"}`. Elsewhere one sees the link.
 */
const words = /^\s*\{\.(button|bookmark)((?:\s+\.[a-z]+)*)(?:\s+site="([^"{}]*)")?\s*\}\s*$/;
const buttonWords = new Set([".plain", ".center"]);

/** The card that a paragraph stands for; null when it is none. */
export function cardOf(paragraph: Paragraph, context: ParseContext): BlockNode | null {
  const [link, braces, ...others] = paragraph.children;
  if (link?.type !== "link" || braces?.type !== "text" || others.length > 0) return null;
  const [match, kind, classes = "", site] = words.exec(braces.value) ?? [];
  const label = textOf(link.children);
  // A backslash before the brace says that it is meant as text.
  const isEscaped = sourceOf(context, braces).includes("\\{");
  if (match === undefined || label === null || isEscaped) return null;
  const also = classes.split(/\s+/).filter(Boolean);
  if (kind === "button") {
    if (link.title || site !== undefined || !also.every((word) => buttonWords.has(word))) return null;
    const style = also.includes(".plain") ? "plain" : "primary";
    const align = also.includes(".center") ? "center" : "left";
    return { type: "button", attrs: { label, href: link.url, style, align } };
  }
  if (also.length > 0) return null;
  return {
    type: "bookmark",
    attrs: {
      url: link.url,
      title: label === link.url ? null : label,
      description: link.title ?? null,
      site: site === siteOf(link.url) ? null : (site ?? null),
    },
  };
}

function textOf(nodes: readonly PhrasingContent[]): string | null {
  return nodes.every((node) => node.type === "text") ? nodes.map((node) => node.value).join("") : null;
}

export function buttonToMarkdown({ attrs }: ButtonNode): Paragraph {
  const also = [attrs.style === "plain" && " .plain", attrs.align === "center" && " .center"];
  return line(attrs.href, null, attrs.label, `{.button${also.filter(Boolean).join("")}}`);
}

/** Null where the site's name cannot stand in the braces. */
export function bookmarkToMarkdown({ attrs }: BookmarkNode): Paragraph | null {
  const { url, title = null, description = null, site = null } = attrs;
  if (site !== null && /["{}]/.test(site)) return null;
  return line(url, description, title ?? url, site === null ? "{.bookmark}" : `{.bookmark site="${site}"}`);
}

const line = (url: string, title: string | null, label: string, braces: string): Paragraph => ({
  type: "paragraph",
  children: [
    { type: "link", url, title, children: [{ type: "text", value: label }] },
    { type: "text", value: braces },
  ],
});
