import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { PostList } from "@broadsheet/core/site/post-list.reads";
import type { SiteAuthor, SiteTag } from "@broadsheet/core/site/tag-and-author.reads";
import type { ReactNode } from "react";
import { Breadcrumbs } from "../breadcrumbs.tsx";
import { SiteDocument } from "../document.tsx";
import type { PageHead } from "../head.tsx";
import { breadcrumbs, type JsonLd, person } from "../json-ld.ts";
import { newerAddress, olderAddress, PagingLinks, pageAddress } from "../paging.tsx";
import { authorPath, PostCard, tagPath } from "../post-card.tsx";
import { texts } from "../texts.ts";

interface ListPageProps {
  publication: PublicationContext;
  list: PostList;
  path: string;
  name: string;
  title: string;
  head: Partial<PageHead>;
  jsonLd?: readonly JsonLd[];
  /** What stands above the posts. */
  children: ReactNode;
}

/** Posts that belong to something, newest first. */
function ListPage({ publication, list, path, name, title, head, jsonLd = [], children }: ListPageProps) {
  const paging = { base: path, page: list.page, hasOlder: list.hasOlder };
  return (
    <SiteDocument
      publication={publication}
      path={path}
      head={{
        title: list.page === 1 ? title : `${title}, ${texts.page(list.page)}`,
        canonical: pageAddress(path, list.page),
        previous: newerAddress(paging),
        next: olderAddress(paging),
        feeds: { base: `${path}/`, title },
        jsonLd: [...jsonLd, breadcrumbs(publication, [{ name, path }])],
        ...head,
      }}
    >
      <Breadcrumbs steps={[{ name }]} />
      {children}
      <section className="cards cards-plain" aria-label={title}>
        {list.items.map((post) => (
          <PostCard key={post.id} post={post} locale={publication.settings} />
        ))}
      </section>
      <PagingLinks paging={paging} />
    </SiteDocument>
  );
}

export function TagPage({ tag, ...rest }: { publication: PublicationContext; list: PostList; tag: SiteTag }) {
  const cover = tag.imageUrl
    ? { src: tag.imageUrl, alt: "", caption: "", width: null, height: null }
    : undefined;
  const head = { description: tag.description, cover };
  return (
    <ListPage {...rest} path={tagPath(tag.slug)} name={tag.name} title={texts.tagged(tag.name)} head={head}>
      <header className="list-head">
        {tag.imageUrl && <img className="list-picture" src={tag.imageUrl} alt="" />}
        <h1>{tag.name}</h1>
        {tag.description && <p className="list-text">{tag.description}</p>}
        <p className="list-count">{texts.posts(tag.postCount)}</p>
      </header>
    </ListPage>
  );
}

export function AuthorPage({
  author,
  ...rest
}: {
  publication: PublicationContext;
  list: PostList;
  author: SiteAuthor;
}) {
  return (
    <ListPage
      {...rest}
      path={authorPath(author.slug)}
      name={author.name}
      title={texts.writtenBy(author.name)}
      head={{ description: author.bio, type: "profile" }}
      jsonLd={[person(rest.publication, author)]}
    >
      <header className="list-head">
        {author.avatarUrl && (
          <img className="list-avatar" src={author.avatarUrl} alt="" width={96} height={96} />
        )}
        <h1>{author.name}</h1>
        {author.bio && <p className="list-text">{author.bio}</p>}
        <p className="list-count">
          {texts.posts(author.postCount)}
          {author.website && (
            <>
              {" · "}
              <a href={author.website} rel="me noopener">
                {texts.website}
              </a>
            </>
          )}
        </p>
      </header>
    </ListPage>
  );
}
