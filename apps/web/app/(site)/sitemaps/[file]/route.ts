import { listSitemapEntries } from "@broadsheet/core/site/sitemap.reads";
import { sitemap } from "../../../../features/site/feeds/sitemap.ts";
import { finished } from "../../../../features/site/finished.ts";
import { listHeaders } from "../../../../features/site/list-answers.tsx";
import { siteRoute } from "../../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async (site) => {
  const { settings, url } = site.ctx.publication;
  const number = /^([1-9]\d{0,3})\.xml$/.exec(site.segments[1] ?? "")?.[1];
  if (settings.hidden || number === undefined) return null;
  const chunk = Number(number);
  const entries = await site.readOnce((tx, scope) => listSitemapEntries(tx, scope, chunk));
  if (entries.length === 0) return null;
  const body = sitemap(url, entries, chunk === 1);
  return finished(body, "application/xml; charset=utf-8", {
    request: site.request,
    headers: listHeaders(site),
  });
});
