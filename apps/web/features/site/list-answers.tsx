import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { listSitePosts, type PostList, type PostListInput } from "@broadsheet/core/site/post-list.reads";
import { publicHeaders } from "./caching.ts";
import type { Site } from "./site-route.tsx";

/** One page of a list; null beyond its last page. The first page is there even when it is empty. */
export async function listPage(
  site: Site,
  filter: Omit<PostListInput, "page" | "size">,
  size = site.ctx.publication.settings.postsPerPage,
): Promise<PostList | null> {
  const page = site.page();
  const list = await site.readOnce((tx, scope) => listSitePosts(tx, scope, { ...filter, page, size }));
  return page > 1 && list.items.length === 0 ? null : list;
}

/** Headers of a page that every post changes. */
export function listHeaders(site: Site): Record<string, string> {
  return pageHeaders(site, cacheTags.lists(site.ctx.publication.id));
}

/** Headers of a page that every reader gets alike. */
export function pageHeaders({ ctx }: Site, ...tags: readonly string[]): Record<string, string> {
  return {
    ...publicHeaders([cacheTags.publication(ctx.publication.id), ...tags]),
    "speculation-rules": '"/speculation-rules.json"',
  };
}
