import type { SitePostCard } from "@broadsheet/contract/site";
import { longDate } from "../../dates.ts";
import { PagingLinks } from "../../paging.tsx";
import { PostCard } from "../../post-card.tsx";
import type { SiteView } from "../../view.ts";
import { EmptyNotice } from "../parts.tsx";
import type { Theme } from "../theme.ts";

export const Home: Theme["Home"] = ({ view, list, paging }) => {
  const { name, description } = view.publication;
  const first = list.page === 1;
  return (
    <>
      <div className={first ? "opening" : "visually-hidden"}>
        <h1 className={description && first ? "visually-hidden" : undefined}>{name}</h1>
        {first && description && <p className="opening-text">{description}</p>}
      </div>
      {list.items.length === 0 ? (
        <EmptyNotice view={view} />
      ) : (
        <section className={`home home-${view.layout}`} aria-label={view.t("latest")}>
          {list.items.map((post, index) =>
            view.layout === "minimal" ? (
              <Line key={post.id} view={view} post={post} />
            ) : (
              <PostCard key={post.id} view={view} post={post} lead={first && index === 0} />
            ),
          )}
        </section>
      )}
      <PagingLinks view={view} paging={paging} />
    </>
  );
};

/** One post, one line: all of it leads there. */
function Line({ view, post }: { view: SiteView; post: SitePostCard }) {
  return (
    <article className="line">
      <h2>
        <a href={post.path}>{post.title}</a>
      </h2>
      <time dateTime={post.publishedAt}>{longDate(post.publishedAt, view.locale)}</time>
    </article>
  );
}
