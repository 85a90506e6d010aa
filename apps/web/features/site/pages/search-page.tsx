import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { SearchResults } from "@broadsheet/core/site/search.reads";
import { SearchForm } from "../chrome.tsx";
import { SiteDocument } from "../document.tsx";
import { PagingLinks } from "../paging.tsx";
import { Byline } from "../post-card.tsx";
import { parametersOf, type SearchFilters, searchAddress } from "../search-address.ts";
import { texts } from "../texts.ts";
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
  return (
    <SiteDocument
      publication={publication}
      path="/search"
      head={{
        title: asked ? texts.searchFor(query) : texts.search,
        // Results are not for search engines.
        canonical: asked ? undefined : "/search",
      }}
    >
      <header className="list-head">
        <h1>{texts.search}</h1>
        <SearchForm query={query} kept={parametersOf(filters)} />
        {!asked && <p className="list-text">{texts.searchEmpty}</p>}
      </header>
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
  const { hits, page, correction, total, totalIsLeast, counts } = results;
  const links = <SearchFilterLinks query={query} filters={filters} names={names} counts={counts} />;
  if (hits.length === 0)
    return (
      <>
        {links}
        <div className="notice" role="status">
          <p>{texts.noResults(query)}</p>
          <p>
            {texts.noResultsAdvice} <a href="/archive">{texts.archive}</a>
          </p>
        </div>
      </>
    );
  return (
    <>
      <div className="search-summary" role="status">
        {correction !== null && <p>{texts.corrected(query, correction)}</p>}
        <p>{texts.results(total, totalIsLeast)}</p>
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
            {post.kind === "post" && <Byline post={post} locale={publication.settings} />}
          </li>
        ))}
      </ol>
      <PagingLinks
        paging={{ base: searchAddress(query, filters), page, hasOlder: results.hasMore }}
        newer={texts.betterResults}
        older={texts.moreResults}
      />
    </>
  );
}
