import { listSitemapChunks } from "@broadsheet/core/site/sitemap.reads";
import { sitemapIndex } from "../../../features/site/feeds/sitemap.ts";
import { finished } from "../../../features/site/finished.ts";
import { listHeaders } from "../../../features/site/list-answers.tsx";
import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async (site) => {
  const { settings, url } = site.ctx.publication;
  if (settings.hidden) return null;
  const chunks = await site.readOnce(listSitemapChunks);
  const body = sitemapIndex(url, chunks);
  return finished(body, "application/xml; charset=utf-8", {
    request: site.request,
    headers: listHeaders(site),
  });
});
