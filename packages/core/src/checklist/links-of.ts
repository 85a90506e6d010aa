import { collectUrls } from "@broadsheet/document/links";
import type { PostDocument } from "@broadsheet/document/types";

/** More links than this are not looked at; the rest counts as found. */
const mostLinks = 300;

export interface Links {
  /** Paths of the publication's own site, with the address as it was written. */
  own: Map<string, string>;
  /** Absolute addresses elsewhere, without their fragment. */
  outside: string[];
}

/** Where a document leads: to its own site and to others. Mail addresses, anchors and pictures carried inside do not count. */
export function linksOf(document: PostDocument, siteUrl: string): Links {
  const site = new URL(siteUrl);
  const links: Links = { own: new Map(), outside: [] };
  const outside = new Set<string>();
  for (const { kind, url: written } of collectUrls(document)) {
    if (written.startsWith("#") || (kind === "image" && written.startsWith("data:"))) continue;
    if (!URL.canParse(written, site) || links.own.size + outside.size >= mostLinks) continue;
    const url = new URL(written, site);
    if (url.protocol !== "http:" && url.protocol !== "https:") continue;
    url.hash = "";
    if (url.host === site.host) links.own.set(url.pathname, written);
    else outside.add(url.href);
  }
  links.outside = [...outside];
  return links;
}
