import * as anythingElse from "../../app/(site)/[...path]/route.ts";
import * as page from "../../app/(site)/[page]/route.ts";
import * as archiveYearMonth from "../../app/(site)/archive/[year]/[month]/route.ts";
import * as archiveYear from "../../app/(site)/archive/[year]/route.ts";
import * as archive from "../../app/(site)/archive/route.tsx";
import * as atomXml from "../../app/(site)/atom.xml/route.ts";
import * as authorsSlugAtomXml from "../../app/(site)/authors/[slug]/atom.xml/route.ts";
import * as authorsSlugFeedJson from "../../app/(site)/authors/[slug]/feed.json/route.ts";
import * as authorsSlugFeedXml from "../../app/(site)/authors/[slug]/feed.xml/route.ts";
import * as authorsSlug from "../../app/(site)/authors/[slug]/route.tsx";
import * as developers from "../../app/(site)/developers/route.ts";
import * as feedJson from "../../app/(site)/feed.json/route.ts";
import * as feedXml from "../../app/(site)/feed.xml/route.ts";
import * as indexnowTxt from "../../app/(site)/indexnow.txt/route.ts";
import * as llmsTxt from "../../app/(site)/llms.txt/route.ts";
import * as mediaPath from "../../app/(site)/media/[...path]/route.ts";
import * as postsSlug from "../../app/(site)/posts/[slug]/route.ts";
import * as preview from "../../app/(site)/preview/route.ts";
import * as robotsTxt from "../../app/(site)/robots.txt/route.ts";
import * as home from "../../app/(site)/route.tsx";
import * as search from "../../app/(site)/search/route.ts";
import * as searchJson from "../../app/(site)/search.json/route.ts";
import * as shareImagesFile from "../../app/(site)/share-images/[file]/route.ts";
import * as sitemapXml from "../../app/(site)/sitemap.xml/route.ts";
import * as sitemapsFile from "../../app/(site)/sitemaps/[file]/route.ts";
import * as speculationRulesJson from "../../app/(site)/speculation-rules.json/route.ts";
import * as tagsSlugAtomXml from "../../app/(site)/tags/[slug]/atom.xml/route.ts";
import * as tagsSlugFeedJson from "../../app/(site)/tags/[slug]/feed.json/route.ts";
import * as tagsSlugFeedXml from "../../app/(site)/tags/[slug]/feed.xml/route.ts";
import * as tagsSlug from "../../app/(site)/tags/[slug]/route.tsx";

/** What a route file of `app/(site)` exports for Next. */
export interface SiteRoute {
  GET: (request: Request) => Response | Promise<Response>;
  /** Without one a HEAD is a GET of which the body is dropped. */
  HEAD?: (request: Request) => Response | Promise<Response>;
}

/**
 * Every address of the reader site, by the folder in which Next finds the same route. The self-hosted server answers them from this table,
 * without Next. `routes.test.ts` holds the table equal to the folders.
 */
export const siteRoutes: Readonly<Record<string, SiteRoute>> = {
  "/": home,
  "/[...path]": anythingElse,
  "/[page]": page,
  "/archive": archive,
  "/archive/[year]": archiveYear,
  "/archive/[year]/[month]": archiveYearMonth,
  "/atom.xml": atomXml,
  "/authors/[slug]": authorsSlug,
  "/authors/[slug]/atom.xml": authorsSlugAtomXml,
  "/authors/[slug]/feed.json": authorsSlugFeedJson,
  "/authors/[slug]/feed.xml": authorsSlugFeedXml,
  "/developers": developers,
  "/feed.json": feedJson,
  "/feed.xml": feedXml,
  "/indexnow.txt": indexnowTxt,
  "/llms.txt": llmsTxt,
  "/media/[...path]": mediaPath,
  "/posts/[slug]": postsSlug,
  "/preview": preview,
  "/robots.txt": robotsTxt,
  "/search": search,
  "/search.json": searchJson,
  "/share-images/[file]": shareImagesFile,
  "/sitemap.xml": sitemapXml,
  "/sitemaps/[file]": sitemapsFile,
  "/speculation-rules.json": speculationRulesJson,
  "/tags/[slug]": tagsSlug,
  "/tags/[slug]/atom.xml": tagsSlugAtomXml,
  "/tags/[slug]/feed.json": tagsSlugFeedJson,
  "/tags/[slug]/feed.xml": tagsSlugFeedXml,
};
