import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { readSiteTag } from "@broadsheet/core/site/tag-and-author.reads";
import { listHeaders, listPage } from "../../../../features/site/list-answers.tsx";
import { TagPage } from "../../../../features/site/pages/list-page.tsx";
import { renderDocument } from "../../../../features/site/render-document.tsx";
import { siteRoute } from "../../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async (site) => {
  const tag = await site.readOnce((tx, scope) => readSiteTag(tx, scope, site.segments[1] ?? ""));
  const list = tag && (await listPage(site, { tagId: tag.id }));
  if (!list) return null;
  return renderDocument(<TagPage publication={site.ctx.publication} list={list} tag={tag} />, {
    request: site.request,
    headers: listHeaders(site, cacheTags.tag(tag.id)),
  });
});
