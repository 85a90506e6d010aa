import { isClaimed } from "@broadsheet/core/site/site-state.reads";
import { privateHeaders } from "../../features/site/caching.ts";
import { listHeaders, listPage } from "../../features/site/list-answers.tsx";
import { isLoopbackHost } from "../../features/site/loopback.ts";
import { HomePage } from "../../features/site/pages/home-page.tsx";
import { SetupPage } from "../../features/site/pages/setup-page.tsx";
import { renderDocument } from "../../features/site/render-document.tsx";
import { siteRoute } from "../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async (site) => {
  const { publication } = site.ctx;
  const list = await listPage(site, {});
  if (!list) return null;
  if (list.items.length === 0 && !(await site.readOnce(isClaimed))) {
    const onLoopback = isLoopbackHost(site.request.headers.get("host") ?? "");
    return renderDocument(<SetupPage publication={publication} onLoopback={onLoopback} />, {
      headers: privateHeaders,
    });
  }
  return renderDocument(<HomePage publication={publication} list={list} />, {
    request: site.request,
    headers: listHeaders(site),
  });
});
