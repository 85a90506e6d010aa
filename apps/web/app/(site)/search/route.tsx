import { searchSite } from "@broadsheet/core/site/search.reads";
import { cleanQuery } from "@broadsheet/core/site/search-query";
import { privateHeaders } from "../../../features/site/caching.ts";
import { pageHeaders } from "../../../features/site/list-answers.tsx";
import { SearchPage } from "../../../features/site/pages/search-page.tsx";
import { renderDocument } from "../../../features/site/render-document.tsx";
import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async (site) => {
  const { publication } = site.ctx;
  const query = cleanQuery(site.query.get("q") ?? "");
  const page = site.page();
  if (query === "") {
    return renderDocument(<SearchPage publication={publication} query="" results={null} />, {
      request: site.request,
      headers: pageHeaders(site),
    });
  }
  const results = await site.read((tx, scope) => searchSite(tx, scope, { query, page }));
  if (page > 1 && results.hits.length === 0) return null;
  return renderDocument(<SearchPage publication={publication} query={query} results={results} />, {
    headers: privateHeaders,
  });
});
