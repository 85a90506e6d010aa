import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { searchSite, suggestPosts } from "@broadsheet/core/site/search.reads";
import { cleanQuery } from "@broadsheet/core/site/search-query";
import { readSiteAuthor, readSiteTag } from "@broadsheet/core/site/tag-and-author.reads";
import { publicHeaders, searchVariants } from "./caching.ts";
import { finished } from "./finished.ts";
import { listHeaders } from "./list-answers.tsx";
import { SearchPage } from "./pages/search-page.tsx";
import { renderDocument } from "./render-document.tsx";
import { filtersOf, type SearchFilters } from "./search-address.ts";
import { type Site, siteRoute } from "./site-route.tsx";

/** The results of one page, and the names of what they are narrowed down to; no results for a tag or author that there is not. */
function search(site: Site, query: string, page: number, filters: SearchFilters) {
  return site.read(async (tx, scope) => {
    const tag = filters.tag === undefined ? undefined : await readSiteTag(tx, scope, filters.tag);
    const author = filters.author === undefined ? undefined : await readSiteAuthor(tx, scope, filters.author);
    const missing = tag === null || author === null;
    const results = await searchSite(tx, scope, {
      query: missing ? "" : query,
      page,
      tagId: tag?.id,
      authorId: author?.id,
      year: filters.year,
    });
    return { results, names: { tag: tag?.name, author: author?.name } };
  });
}

/** GET handler of the search page. */
export const searchRoute = () =>
  siteRoute(async (site) => {
    const { publication } = site.ctx;
    const query = cleanQuery(site.query.get("q") ?? "");
    const page = site.page();
    const filters = filtersOf(site.query);
    const found = query === "" ? { results: null, names: {} } : await search(site, query, page, filters);
    if (page > 1 && found.results?.hits.length === 0) return null;
    const document = <SearchPage publication={publication} query={query} filters={filters} {...found} />;
    return renderDocument(document, {
      request: site.request,
      headers: { ...listHeaders(site), ...searchVariants },
    });
  });

/** GET handler of what is offered while somebody types, as JSON (`siteSuggestions`). */
export const suggestRoute = () =>
  siteRoute(async (site) => {
    const typed = site.query.get("q") ?? "";
    const suggestions = await site.read((tx, scope) => suggestPosts(tx, scope, typed));
    const { id } = site.ctx.publication;
    return finished(JSON.stringify(suggestions), "application/json; charset=utf-8", {
      request: site.request,
      headers: {
        ...publicHeaders([cacheTags.publication(id), cacheTags.lists(id)]),
        ...searchVariants,
        "x-robots-tag": "noindex",
      },
    });
  });
