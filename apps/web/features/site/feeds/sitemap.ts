import type { SitemapEntry } from "@broadsheet/core/site/sitemap.reads";
import { element, xmlDocument } from "./xml.ts";

const namespace = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };

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
  const urls = entries.map(({ path, lastModified }) =>
    element("url", {}, element("loc", {}, site + path), element("lastmod", {}, lastModified)),
  );
  const fixed = first
    ? ["/", "/archive"].map((path) => element("url", {}, element("loc", {}, site + path)))
    : [];
  return xmlDocument(element("urlset", namespace, ...fixed, ...urls));
}

/** robots.txt (RFC 9309). A hidden publication asks everybody to stay away. */
export function robots(site: string, hidden: boolean): string {
  const rules = hidden
    ? ["Disallow: /"]
    : ["Disallow: /studio", "Disallow: /api/", "Disallow: /search?", "Disallow: /search.json"];
  const map = hidden ? [] : ["", `Sitemap: ${site}/sitemap.xml`];
  return `${["User-agent: *", ...rules, ...map].join("\n")}\n`;
}
