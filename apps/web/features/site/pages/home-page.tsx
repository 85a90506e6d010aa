import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { PostList } from "@broadsheet/core/site/post-list.reads";
import { SiteDocument } from "../document.tsx";
import { webSite } from "../json-ld.ts";
import { newerAddress, olderAddress, PagingLinks, pageAddress } from "../paging.tsx";
import { PostCard } from "../post-card.tsx";
import { texts } from "../texts.ts";

export function HomePage({ publication, list }: { publication: PublicationContext; list: PostList }) {
  const { name, description, settings } = publication;
  const paging = { base: "/", page: list.page, hasOlder: list.hasOlder };
  const first = list.page === 1;
  return (
    <SiteDocument
      publication={publication}
      path="/"
      head={{
        title: first ? null : texts.page(list.page),
        description,
        canonical: pageAddress("/", list.page),
        previous: newerAddress(paging),
        next: olderAddress(paging),
        jsonLd: first ? [webSite(publication)] : [],
      }}
    >
      <div className="front">
        <h1 className="front-name">{name}</h1>
        {description && <p className="front-description">{description}</p>}
      </div>
      {list.items.length === 0 ? (
        <div className="notice">
          <p>{texts.noPosts}</p>
          <p>{texts.noPostsAdvice}</p>
        </div>
      ) : (
        <section className="cards" aria-label={texts.latest}>
          {list.items.map((post, index) => (
            <PostCard key={post.id} post={post} locale={settings} lead={first && index === 0} />
          ))}
        </section>
      )}
      <PagingLinks paging={paging} />
    </SiteDocument>
  );
}
