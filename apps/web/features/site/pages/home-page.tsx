import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { PostList } from "@broadsheet/core/site/post-list.reads";
import { SiteDocument } from "../document.tsx";
import { organization, webSite } from "../json-ld.ts";
import { newerAddress, olderAddress, pageAddress } from "../paging.tsx";
import { viewOf } from "../view.ts";

export function HomePage({ publication, list }: { publication: PublicationContext; list: PostList }) {
  const view = viewOf(publication);
  const { Home } = view.theme;
  const paging = { base: "/", page: list.page, hasOlder: list.hasOlder };
  const first = list.page === 1;
  return (
    <SiteDocument
      publication={publication}
      path="/"
      home={first}
      head={{
        title: first ? null : view.t("page", { page: list.page }),
        description: publication.description,
        canonical: pageAddress("/", list.page),
        previous: newerAddress(paging),
        next: olderAddress(paging),
        jsonLd: first ? [webSite(publication), organization(publication)] : [],
      }}
    >
      <Home view={view} list={list} paging={paging} />
    </SiteDocument>
  );
}
