import type { SitePostCard } from "@broadsheet/contract/site";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { SearchForm } from "../chrome.tsx";
import { BareDocument, SiteDocument } from "../document.tsx";
import { PostCard } from "../post-card.tsx";
import { texts } from "../texts.ts";

interface NotFoundPageProps {
  publication: PublicationContext;
  recent: readonly SitePostCard[];
}

export function NotFoundPage({ publication, recent }: NotFoundPageProps) {
  return (
    <SiteDocument publication={publication} head={{ title: texts.notFound }}>
      <header className="list-head">
        <p className="kicker">404</p>
        <h1>{texts.notFound}</h1>
        <p className="list-text">{texts.notFoundText}</p>
        <SearchForm />
      </header>
      {recent.length > 0 && (
        <section className="recent">
          <h2>{texts.latest}</h2>
          <div className="cards cards-plain">
            {recent.map((post) => (
              <PostCard key={post.id} post={post} locale={publication.settings} heading="h3" />
            ))}
          </div>
        </section>
      )}
    </SiteDocument>
  );
}

const words = {
  400: [texts.badRequest, texts.badRequestText],
  404: [texts.notFound, texts.notFoundText],
  500: [texts.failed, texts.failedText],
  503: [texts.unavailable, texts.unavailableText],
} as const;

interface ErrorPageProps {
  publication: PublicationContext | null;
  status: keyof typeof words;
}

/** Needs nothing but what is at hand, so that it can be shown when nothing works. */
export function ErrorPage({ publication, status }: ErrorPageProps) {
  const [title, text] = words[status];
  if (!publication)
    return (
      <BareDocument title={title}>
        <p>{text}</p>
      </BareDocument>
    );
  return (
    <SiteDocument publication={publication} head={{ title }}>
      <header className="list-head">
        <p className="kicker">{status}</p>
        <h1>{title}</h1>
        <p className="list-text">{text}</p>
        <p>
          <a href="/">{texts.home}</a>
        </p>
      </header>
    </SiteDocument>
  );
}
