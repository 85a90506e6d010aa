import type { Element } from "hast";
import type { BlockNode } from "../types.ts";
import { siteOf } from "../urls.ts";
import { attribute, expectOnly, find, hasClass, isElement, type Reader, rawText } from "./reader.ts";

const linkIn = (node: Element) => find(node, (item) => item.tagName === "a");
const byClass = (node: Element, name: string) => find(node, (item) => hasClass(item, name));
const textIn = (node: Element, name: string) => {
  const found = byClass(node, name);
  return (found && rawText(found)) || null;
};

/** Buttons and bookmarks: ours, and those of Ghost. Null for everything else. */
export function readCard(node: Element, reader: Reader): BlockNode[] | null {
  if (hasClass(node, "post-button")) return readButton(node, reader);
  if (hasClass(node, "bookmark") && !hasClass(node, "embed")) return readBookmark(node, reader);
  if (hasClass(node, "kg-button-card")) return readGhostButton(node);
  if (hasClass(node, "kg-bookmark-card")) return readGhostBookmark(node);
  return null;
}

function readButton(node: Element, reader: Reader): BlockNode[] | null {
  const [link, ...others] = node.children;
  if (!isElement(link, "a") || others.length > 0) return null;
  expectOnly(reader, node, [], /^post-button(?:-plain|-center)?$/);
  expectOnly(reader, link, ["href", "rel"]);
  if (link.children.some((child) => child.type !== "text")) reader.lossy = true;
  return [
    {
      type: "button",
      attrs: {
        label: rawText(link),
        href: attribute(link, "href") ?? "",
        style: hasClass(node, "post-button-plain") ? "plain" : "primary",
        align: hasClass(node, "post-button-center") ? "center" : "left",
      },
    },
  ];
}

function readBookmark(node: Element, reader: Reader): BlockNode[] | null {
  const link = node.children.find((child) => isElement(child, "a")) as Element | undefined;
  const url = link && attribute(link, "href");
  if (!link || !url) return null;
  expectOnly(reader, node, [], /^bookmark$/);
  expectOnly(reader, link, ["href", "rel"]);
  for (const child of node.children) {
    if (child === link || (child.type === "text" && child.value.trim() === "")) continue;
    const known =
      isElement(child, "p") && /^bookmark-(?:description|site)$/.test(String(child.properties.className));
    if (!known || child.children.some((item) => item.type !== "text")) reader.lossy = true;
  }
  if (link.children.some((child) => child.type !== "text")) reader.lossy = true;
  const title = rawText(link);
  const site = textIn(node, "bookmark-site");
  return [
    {
      type: "bookmark",
      attrs: {
        url,
        title: title === url ? null : title,
        description: textIn(node, "bookmark-description"),
        site: site === siteOf(url) ? null : site,
      },
    },
  ];
}

function readGhostButton(node: Element): BlockNode[] | null {
  const link = linkIn(node);
  const href = link && attribute(link, "href");
  if (!href || rawText(node).trim() !== rawText(link).trim()) return null;
  const align = hasClass(node, "kg-align-center") ? "center" : "left";
  return [{ type: "button", attrs: { label: rawText(link).trim(), href, style: "primary", align } }];
}

/** Its icon and picture are of the other site, and left there. */
function readGhostBookmark(node: Element): BlockNode[] | null {
  const link = byClass(node, "kg-bookmark-container");
  const url = link && attribute(link, "href");
  if (!url || find(node, (item) => item.tagName === "figcaption")) return null;
  const names = ["kg-bookmark-author", "kg-bookmark-publisher"].map((name) => textIn(node, name));
  return [
    {
      type: "bookmark",
      attrs: {
        url,
        title: textIn(node, "kg-bookmark-title"),
        description: textIn(node, "kg-bookmark-description"),
        site: [...new Set(names.filter(Boolean))].join(" · ") || null,
      },
    },
  ];
}
