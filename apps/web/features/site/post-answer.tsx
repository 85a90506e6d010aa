import type { PostKind } from "@broadsheet/contract/posts";
import { cacheTags, tagsCarriedByPage, tagsCarriedByText } from "@broadsheet/core/site/cache-tags";
import { readPostSource } from "@broadsheet/core/site/markdown.reads";
import { readSitePost } from "@broadsheet/core/site/post.reads";
import { postMarkdown } from "@broadsheet/core/site/post-markdown";
import { publicHeaders } from "./caching.ts";
import { finished } from "./finished.ts";
import { pageHeaders } from "./list-answers.tsx";
import { PostPage } from "./pages/post-page.tsx";
import { renderDocument } from "./render-document.tsx";
import { type Site, siteRoute } from "./site-route.tsx";
import { negotiatedMarkdown } from "./wants-markdown.ts";

const markdownEnding = /\.md$/;

/** GET handler of a post or page; its slug is the last part of the path. With `.md` behind it the answer is Markdown. */
export function postRoute(kind: PostKind) {
  return siteRoute(async (site) => {
    const slug = site.segments.at(-1) ?? "";
    // No slug has a dot.
    if (markdownEnding.test(slug)) return markdownAnswer(site, kind, slug.replace(markdownEnding, ""));
    const post = await site.readOnce((tx, scope) => readSitePost(tx, scope, { kind, slug }));
    if (!post) return null;
    const negotiated = negotiatedMarkdown(site.request, post.path);
    if (negotiated) return negotiated;
    const { publication } = site.ctx;
    return renderDocument(<PostPage publication={publication} post={post} />, {
      request: site.request,
      headers: {
        ...pageHeaders(site, ...tagsCarriedByPage(post)),
        link: `<${post.path}.md>; rel="alternate"; type="text/markdown"`,
      },
    });
  });
}

async function markdownAnswer(site: Site, kind: PostKind, slug: string): Promise<Response | null> {
  const post = await site.readOnce((tx, scope) => readPostSource(tx, scope, { kind, slug }));
  if (!post) return null;
  const { publication } = site.ctx;
  const tags = [cacheTags.publication(publication.id), ...tagsCarriedByText(post)];
  return finished(postMarkdown(post, publication.url), "text/markdown; charset=utf-8", {
    request: site.request,
    headers: {
      ...publicHeaders(tags),
      // Search engines show the page, not this form of it.
      "x-robots-tag": "noindex",
      link: `<${publication.url}${post.path}>; rel="canonical"`,
    },
  });
}
