import { listForMachines } from "@broadsheet/core/site/markdown.reads";
import { llms } from "../../../features/site/feeds/llms.ts";
import { finished } from "../../../features/site/finished.ts";
import { listHeaders } from "../../../features/site/list-answers.tsx";
import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

const mostPosts = 200;
const mostPages = 50;

export const GET = siteRoute(async (site) => {
  const { publication } = site.ctx;
  if (publication.settings.hidden) return null;
  const [posts, pages] = await site.read(async (tx, scope) => [
    await listForMachines(tx, scope, "post", mostPosts),
    await listForMachines(tx, scope, "page", mostPages),
  ]);
  return finished(llms(publication, posts ?? [], pages ?? []), "text/markdown; charset=utf-8", {
    request: site.request,
    headers: listHeaders(site),
  });
});
