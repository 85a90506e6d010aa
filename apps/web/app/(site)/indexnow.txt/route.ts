import { indexNowKey } from "@broadsheet/core/announce/index-now-key";
import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { publicHeaders } from "../../../features/site/caching.ts";
import { finished } from "../../../features/site/finished.ts";
import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

/** The key by which search engines see that it was us who told them of changes; none where nobody is told. */
export const GET = siteRoute(async ({ ctx, request }) => {
  const { id, settings } = ctx.publication;
  if (!settings.indexNow || settings.hidden) return null;
  const headers = publicHeaders([cacheTags.publication(id)]);
  return finished(indexNowKey(ctx.config, id), "text/plain; charset=utf-8", { request, headers });
});
