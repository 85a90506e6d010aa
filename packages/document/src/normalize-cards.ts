import { cleanLine, normalUrl } from "./normalize-inline.ts";
import type { BookmarkNode, ButtonNode, ParagraphNode } from "./types.ts";
import { safeLink, siteOf } from "./urls.ts";

/** A button with words and a safe address; else its words as text. */
export function normalButton({ attrs }: ButtonNode): ButtonNode | ParagraphNode {
  const href = safeLink(normalUrl(attrs.href));
  const label = cleanLine(attrs.label);
  if (href === null) return inWords(label);
  const { style = "primary", align = "left" } = attrs;
  return { type: "button", attrs: { label: label || cleanLine(href), href, style, align } };
}

/** A bookmark that says nothing twice; without a safe address its words as text. */
export function normalBookmark({ attrs }: BookmarkNode): BookmarkNode | ParagraphNode {
  const line = (text: string | null | undefined) => cleanLine(text ?? "") || null;
  const [title, description, site] = [line(attrs.title), line(attrs.description), line(attrs.site)];
  const url = normalUrl(attrs.url);
  if (safeLink(url) === null)
    return inWords([title, description, site, attrs.url].filter((part) => part !== null).join(" "));
  return {
    type: "bookmark",
    attrs: {
      url,
      title: title === url ? null : title,
      description,
      site: site === siteOf(url) ? null : site,
    },
  };
}

const inWords = (text: string): ParagraphNode => ({
  type: "paragraph",
  ...(text !== "" && { content: [{ type: "text", text }] }),
});
