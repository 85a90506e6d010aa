import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { SearchResults } from "@broadsheet/core/site/search.reads";
import { SearchForm } from "../chrome.tsx";
import { SiteDocument } from "../document.tsx";
import { PagingLinks } from "../paging.tsx";
import { Byline } from "../post-card.tsx";
import { texts } from "../texts.ts";

interface SearchPageProps {
  publication: PublicationContext;
  /** Empty when nothing was asked yet. */
  query: string;
  results: SearchResults | null;
}

export function SearchPage({ publication, query, results }: SearchPageProps) {
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
        <SearchForm query={query} />
        {!asked && <p className="list-text">{texts.searchEmpty}</p>}
      </header>
      {results && <Results publication={publication} query={query} results={results} />}
    </SiteDocument>
  );
}

function Results({ publication, query, results }: SearchPageProps & { results: SearchResults }) {
  const base = `/search?q=${encodeURIComponent(query)}`;
  if (results.hits.length === 0)
    return (
      <div className="notice" role="status">
        <p>{texts.noResults(query)}</p>
        <p>
          {texts.noResultsAdvice} <a href="/archive">{texts.archive}</a>
        </p>
      </div>
    );
  return (
    <>
      <ol className="hits" start={(results.page - 1) * 10 + 1}>
        {results.hits.map(({ post, passage }) => (
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
        paging={{ base, page: results.page, hasOlder: results.hasMore }}
        newer={texts.betterResults}
        older={texts.moreResults}
      />
    </>
  );
}
