import { cacheTags, tagsCarriedByPostsOf } from "@broadsheet/core/site/cache-tags";
import { listFeedPosts } from "@broadsheet/core/site/feed.reads";
import { readSiteAuthor, readSiteTag } from "@broadsheet/core/site/tag-and-author.reads";
import { publicHeaders } from "../caching.ts";
import { finished } from "../finished.ts";
import { encodePath } from "../request-path.ts";
import { type Site, siteRoute } from "../site-route.tsx";
import { makeFeed } from "./feed.ts";
import { type FeedFile, feedFormats } from "./formats.ts";

type Of = "everything" | "tag" | "author";

/** What the feed at this address is about; null when there is no such tag or author. */
function source(site: Site, of: Of) {
  const slug = site.segments[1] ?? "";
  return site.read(async (tx, scope) => {
    if (of === "everything") return { named: null, posts: await listFeedPosts(tx, scope, {}) };
    const named = await (of === "tag" ? readSiteTag : readSiteAuthor)(tx, scope, slug);
    if (!named) return null;
    const filter = of === "tag" ? { tagId: named.id } : { authorId: named.id };
    return { named, posts: await listFeedPosts(tx, scope, filter) };
  });
}

/** GET handler of a feed: of the publication, of the tag or author in the path. */
export function feedRoute(file: FeedFile, of: Of) {
  return siteRoute(async (site) => {
    const found = await source(site, of);
    if (!found) return null;
    const { publication } = site.ctx;
    const self = encodePath(site.path);
    const path = self.slice(0, -file.length).replace(/(?<=.)\/$/, "");
    const feed = makeFeed({ publication, posts: found.posts, path, self, of: found.named?.name });
    const { contentType, write } = feedFormats[file];
    const { id } = publication;
    const tags = found.named
      ? [
          cacheTags[of === "tag" ? "tag" : "author"](found.named.id),
          ...tagsCarriedByPostsOf(id, found.named.id, found.posts),
        ]
      : [cacheTags.lists(id)];
    const headers = {
      ...publicHeaders([cacheTags.publication(id), ...tags]),
      // https://www.w3.org/TR/websub/#discovery
      ...(feed.hub === null ? {} : { link: `<${feed.hub}>; rel="hub", <${feed.self}>; rel="self"` }),
      ...(publication.settings.hidden ? { "x-robots-tag": "noindex" } : {}),
    };
    return finished(write(feed), contentType, { request: site.request, headers });
  });
}
