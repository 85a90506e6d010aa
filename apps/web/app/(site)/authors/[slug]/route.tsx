import { cacheTags, tagsCarriedByPostsOf } from "@broadsheet/core/site/cache-tags";
import { readSiteAuthor } from "@broadsheet/core/site/tag-and-author.reads";
import { listPage, pageHeaders } from "../../../../features/site/list-answers.tsx";
import { AuthorPage } from "../../../../features/site/pages/list-page.tsx";
import { renderDocument } from "../../../../features/site/render-document.tsx";
import { siteRoute } from "../../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

export const GET = siteRoute(async (site) => {
  const author = await site.readOnce((tx, scope) => readSiteAuthor(tx, scope, site.segments[1] ?? ""));
  const list = author && (await listPage(site, { authorId: author.id }));
  if (!list) return null;
  return renderDocument(<AuthorPage publication={site.ctx.publication} list={list} author={author} />, {
    request: site.request,
    headers: pageHeaders(
      site,
      cacheTags.author(author.id),
      ...tagsCarriedByPostsOf(site.ctx.publication.id, author.id, list.items),
    ),
  });
});
