import type { PostKind } from "@broadsheet/contract/posts";
import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { readSitePost } from "@broadsheet/core/site/post.reads";
import { pageHeaders } from "./list-answers.tsx";
import { PostPage } from "./pages/post-page.tsx";
import { renderDocument } from "./render-document.tsx";
import { siteRoute } from "./site-route.tsx";

/** GET handler of a post or page; its slug is the last part of the path. */
export function postRoute(kind: PostKind) {
  return siteRoute(async (site) => {
    const slug = site.segments.at(-1) ?? "";
    const post = await site.readOnce((tx, scope) => readSitePost(tx, scope, { kind, slug }));
    if (!post) return null;
    const { publication } = site.ctx;
    // Its neighbours are named on it, so it changes with the lists.
    const lists = kind === "post" ? [cacheTags.lists(publication.id)] : [];
    const tags = [
      cacheTags.post(post.id),
      ...lists,
      ...post.tags.map(({ id }) => cacheTags.tag(id)),
      ...post.authors.map(({ id }) => cacheTags.author(id)),
    ];
    return renderDocument(<PostPage publication={publication} post={post} />, {
      request: site.request,
      headers: pageHeaders(site, ...tags),
    });
  });
}
