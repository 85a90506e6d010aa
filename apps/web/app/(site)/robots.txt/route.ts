import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { publicHeaders } from "../../../features/site/caching.ts";
import { robots } from "../../../features/site/feeds/sitemap.ts";
import { finished } from "../../../features/site/finished.ts";
import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async ({ ctx, request }) => {
  const { id, url, settings } = ctx.publication;
  const headers = publicHeaders([cacheTags.publication(id)]);
  return finished(robots(url, settings.hidden, settings.robotsLines), "text/plain; charset=utf-8", {
    request,
    headers,
  });
});
