import type { SitemapEntry } from "@broadsheet/core/site/sitemap.reads";
import { element, xmlDocument } from "./xml.ts";

const namespace = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };
const withImages = { ...namespace, "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1" };

/** The index of sitemap files; `changed` tells when each last changed. */
export function sitemapIndex(site: string, changed: readonly string[]): string {
  const files = changed.map((lastModified, index) =>
    element(
      "sitemap",
      {},
      element("loc", {}, `${site}/sitemaps/${index + 1}.xml`),
      element("lastmod", {}, lastModified),
    ),
  );
  return xmlDocument(element("sitemapindex", namespace, ...files));
}

/** One sitemap file. The first also names the home page and the archive. */
export function sitemap(site: string, entries: readonly SitemapEntry[], first: boolean): string {
  const urls = entries.map(({ path, lastModified, images }) =>
    element(
      "url",
      {},
      element("loc", {}, site + path),
      element("lastmod", {}, lastModified),
      ...images.map((image) => element("image:image", {}, element("image:loc", {}, addressOf(site, image)))),
    ),
  );
  const fixed = first
    ? ["/", "/archive"].map((path) => element("url", {}, element("loc", {}, site + path)))
    : [];
  return xmlDocument(element("urlset", withImages, ...fixed, ...urls));
}

/** An address as a link may carry it: absolute and percent-encoded. */
function addressOf(site: string, address: string): string {
  return URL.canParse(address, site) ? new URL(address, site).href : site;
}

/** robots.txt (RFC 9309). A hidden publication asks everybody to stay away; `more` lines are the publication's own. */
export function robots(site: string, hidden: boolean, more = ""): string {
  const rules = hidden
    ? ["Disallow: /"]
    : ["Disallow: /studio", "Disallow: /api/", "Disallow: /search?", "Disallow: /search.json"];
  const map = hidden ? [] : ["", `Sitemap: ${site}/sitemap.xml`];
  const own = more.trim() === "" ? [] : ["", ...more.trim().split(/\r?\n/)];
  return `${["User-agent: *", ...rules, ...own, ...map].join("\n")}\n`;
}
