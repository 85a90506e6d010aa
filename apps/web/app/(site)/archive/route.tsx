import { countPostsByMonth } from "@broadsheet/core/site/tag-and-author.reads";
import { listHeaders } from "../../../features/site/list-answers.tsx";
import { ArchivePage } from "../../../features/site/pages/archive-page.tsx";
import { renderDocument } from "../../../features/site/render-document.tsx";
import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async (site) => {
  const months = await site.readOnce(countPostsByMonth);
  return renderDocument(<ArchivePage publication={site.ctx.publication} months={months} />, {
    request: site.request,
    headers: listHeaders(site),
  });
});
