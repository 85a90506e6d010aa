import type { BookmarkNode, ButtonNode } from "../types.ts";
import { isAbsolute, safeLink, siteOf } from "../urls.ts";
import { attributes, escapeHtml } from "./escape.ts";

/** A line with a link: where no style sheet reaches (feeds, mails), that is what it is. */
export function renderButton({ attrs }: ButtonNode): string {
  const href = safeLink(attrs.href);
  const label = escapeHtml(attrs.label || attrs.href);
  if (href === null) return attrs.label === "" ? "" : `<p>${label}</p>`;
  const names = [
    "post-button",
    attrs.style === "plain" && "post-button-plain",
    attrs.align === "center" && "post-button-center",
  ].filter(Boolean);
  const link = attributes({ href, rel: isAbsolute(href) ? "noopener" : null });
  return `<div${attributes({ class: names.join(" ") })}><a${link}>${label}</a></div>`;
}

/** A link by the page's own title, then what it says of itself. Nothing in it is fetched by whoever reads it. */
export function renderBookmark({ attrs }: BookmarkNode): string {
  const { url, title, description } = attrs;
  const href = safeLink(url);
  const name = escapeHtml(title || url);
  const link =
    href === null ? name : `<a${attributes({ href, rel: isAbsolute(href) ? "noopener" : null })}>${name}</a>`;
  const site = attrs.site || siteOf(url);
  return [
    `<div class="bookmark">${link}`,
    ...(description ? [`<p class="bookmark-description">${escapeHtml(description)}</p>`] : []),
    ...(site ? [`<p class="bookmark-site">${escapeHtml(site)}</p>`] : []),
    "</div>",
  ].join("");
}
