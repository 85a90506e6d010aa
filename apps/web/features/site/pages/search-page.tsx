import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { SearchResults } from "@broadsheet/core/site/search.reads";
import { SearchForm } from "../chrome.tsx";
import { SiteDocument } from "../document.tsx";
import { PagingLinks } from "../paging.tsx";
import { Byline } from "../post-card.tsx";
import { parametersOf, type SearchFilters, searchAddress } from "../search-address.ts";
import { viewOf } from "../view.ts";
import { SearchFilterLinks } from "./search-filters.tsx";

export interface SearchPageProps {
  publication: PublicationContext;
  /** Empty when nothing was asked yet. */
  query: string;
  filters: SearchFilters;
  /** Names of the tag and author in `filters`, where there are such. */
  names: { tag?: string | undefined; author?: string | undefined };
  results: SearchResults | null;
}

export function SearchPage(props: SearchPageProps) {
  const { publication, query, filters, results } = props;
  const asked = query !== "";
  const view = viewOf(publication);
  const { t } = view;
  return (
    <SiteDocument
      publication={publication}
      path="/search"
      head={{
        title: asked ? t("searchFor", { query }) : t("search"),
        // Results are not for search engines.
        canonical: asked ? undefined : "/search",
      }}
    >
      <view.theme.Heading view={view} title={t("search")}>
        <SearchForm view={view} query={query} kept={parametersOf(filters)} />
        {!asked && <p className="page-head-text">{t("searchEmpty")}</p>}
      </view.theme.Heading>
      {results && <Results {...props} results={results} />}
    </SiteDocument>
  );
}

function Results({
  publication,
  query,
  filters,
  names,
  results,
}: SearchPageProps & { results: SearchResults }) {
  const view = viewOf(publication);
  const { t } = view;
  const { hits, page, correction, total, totalIsLeast, counts } = results;
  const links = (
    <SearchFilterLinks view={view} query={query} filters={filters} names={names} counts={counts} />
  );
  if (hits.length === 0)
    return (
      <>
        {links}
        <div className="empty" role="status">
          <p>{t("noResults", { query })}</p>
          <p>
            {t("noResultsAdvice")} <a href="/archive">{t("archive")}</a>
          </p>
        </div>
      </>
    );
  return (
    <>
      <div className="search-summary" role="status">
        {correction !== null && <p>{t("corrected", { query, correction })}</p>}
        <p>{t("results", { count: total, more: String(totalIsLeast) })}</p>
      </div>
      {links}
      <ol className="hits" start={(page - 1) * 10 + 1}>
        {hits.map(({ post, passage }) => (
          <li key={post.id} className="hit">
            <h2 className="hit-title">
              <a href={post.path}>{post.title}</a>
            </h2>
            {/* `safePassage` escapes everything but its own marks */}
            <p className="hit-passage" dangerouslySetInnerHTML={{ __html: passage }} />
            {post.kind === "post" && <Byline post={post} view={view} />}
          </li>
        ))}
      </ol>
      <PagingLinks
        view={view}
        paging={{ base: searchAddress(query, filters), page, hasOlder: results.hasMore }}
        newer={t("betterResults")}
        older={t("moreResults")}
      />
    </>
  );
}
