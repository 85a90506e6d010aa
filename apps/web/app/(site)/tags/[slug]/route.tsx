import { cacheTags, tagsCarriedByPostsOf } from "@broadsheet/core/site/cache-tags";
import { readSiteTag } from "@broadsheet/core/site/tag-and-author.reads";
import { listPage, pageHeaders } from "../../../../features/site/list-answers.tsx";
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
    headers: pageHeaders(
      site,
      cacheTags.tag(tag.id),
      ...tagsCarriedByPostsOf(site.ctx.publication.id, tag.id, list.items),
    ),
  });
});
