import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { PostList } from "@broadsheet/core/site/post-list.reads";
import type { SiteAuthor, SiteTag } from "@broadsheet/core/site/tag-and-author.reads";
import type { ReactNode } from "react";
import { SiteDocument } from "../document.tsx";
import type { PageHead } from "../head.tsx";
import { breadcrumbs, type JsonLd, person } from "../json-ld.ts";
import { newerAddress, olderAddress, type Paging, pageAddress } from "../paging.tsx";
import { authorPath, tagPath } from "../post-card.tsx";
import { viewOf } from "../view.ts";

interface ListPageProps {
  publication: PublicationContext;
  list: PostList;
  name: string;
  title: string;
  paging: Paging;
  head: Partial<PageHead>;
  jsonLd?: readonly JsonLd[];
  children: ReactNode;
}

/** Posts that belong to something, newest first. */
function ListPage({ publication, list, name, title, paging, head, jsonLd = [], children }: ListPageProps) {
  const { base: path } = paging;
  return (
    <SiteDocument
      publication={publication}
      path={path}
      head={{
        title: list.page === 1 ? title : `${title}, ${viewOf(publication).t("page", { page: list.page })}`,
        canonical: pageAddress(path, list.page),
        previous: newerAddress(paging),
        next: olderAddress(paging),
        feeds: { base: `${path}/`, title },
        jsonLd: [...jsonLd, breadcrumbs(publication, [{ name, path }])],
        ...head,
      }}
    >
      {children}
    </SiteDocument>
  );
}

const pagingOf = (base: string, { page, hasOlder }: PostList): Paging => ({ base, page, hasOlder });

export function TagPage({ tag, ...rest }: { publication: PublicationContext; list: PostList; tag: SiteTag }) {
  const view = viewOf(rest.publication);
  const cover = tag.imageUrl
    ? { src: tag.imageUrl, alt: "", caption: "", width: null, height: null }
    : undefined;
  const head = { description: tag.description, cover };
  const title = view.t("tagged", { tag: tag.name });
  const paging = pagingOf(tagPath(tag.slug), rest.list);
  return (
    <ListPage {...rest} name={tag.name} title={title} paging={paging} head={head}>
      <view.theme.Tag view={view} tag={tag} label={title} list={rest.list} paging={paging} />
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
  const view = viewOf(rest.publication);
  const title = view.t("writtenBy", { author: author.name });
  const paging = pagingOf(authorPath(author.slug), rest.list);
  return (
    <ListPage
      {...rest}
      name={author.name}
      title={title}
      paging={paging}
      head={{ description: author.bio, type: "profile" }}
      jsonLd={[person(rest.publication, author)]}
    >
      <view.theme.Author view={view} author={author} label={title} list={rest.list} paging={paging} />
    </ListPage>
  );
}
