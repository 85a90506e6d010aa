import type { SitePostCard } from "@broadsheet/contract/site";
import { NameOrLogo } from "../../chrome.tsx";
import { dayOfMonth, yearOf } from "../../dates.ts";
import { PagingLinks } from "../../paging.tsx";
import { PostCard, tagPath } from "../../post-card.tsx";
import type { SiteView } from "../../view.ts";
import { EmptyNotice } from "../parts.tsx";
import type { Theme } from "../theme.ts";

export const Home: Theme["Home"] = ({ view, list, paging }) => (
  <>
    {list.page === 1 ? (
      <Nameplate view={view} />
    ) : (
      <h1 className="visually-hidden">{view.publication.name}</h1>
    )}
    {list.items.length === 0 ? (
      <EmptyNotice view={view} />
    ) : (
      <section className={`home home-${view.layout}`} aria-label={view.t("latest")}>
        <Posts view={view} posts={list.items} first={list.page === 1} />
      </section>
    )}
    <PagingLinks view={view} paging={paging} />
  </>
);

function Nameplate({ view }: { view: SiteView }) {
  const { name, description } = view.publication;
  // A long name is set smaller, so that it stays one line where there is room for one.
  const size = name.length > 26 ? "nameplate-name nameplate-long" : "nameplate-name";
  return (
    <div className="nameplate">
      <h1 className={size}>
        <NameOrLogo view={view} />
      </h1>
      {description && <p className="nameplate-text">{description}</p>}
    </div>
  );
}

interface PostsProps {
  view: SiteView;
  posts: readonly SitePostCard[];
  first: boolean;
}

function Posts({ view, posts, first }: PostsProps) {
  switch (view.layout) {
    case "minimal":
      return <Titles view={view} posts={posts} />;
    case "magazine":
      return <FrontPage view={view} posts={posts} first={first} />;
    default:
      return posts.map((post, index) => (
        <PostCard key={post.id} view={view} post={post} lead={first && index === 0} />
      ));
  }
}

/** A lead with its seconds beside it, then three columns. */
function FrontPage({ view, posts, first }: PostsProps) {
  const [lead, ...rest] = posts;
  const seconds = first ? rest.slice(0, 3) : [];
  const columns = first ? rest.slice(3) : posts;
  return (
    <>
      {first && lead && (
        <div className={seconds.length > 0 ? "front" : "front front-alone"}>
          <PostCard view={view} post={lead} lead />
          {seconds.length > 0 && (
            <div className="front-seconds">
              {seconds.map((post) => (
                <PostCard key={post.id} view={view} post={post} picture={false} />
              ))}
            </div>
          )}
        </div>
      )}
      {columns.length > 0 && (
        <div className="columns">
          {columns.map((post) => (
            <PostCard key={post.id} view={view} post={post} />
          ))}
        </div>
      )}
    </>
  );
}

/** Titles by year, as an index sets them. */
function Titles({ view, posts }: { view: SiteView; posts: readonly SitePostCard[] }) {
  const years = [...Map.groupBy(posts, ({ publishedAt }) => yearOf(publishedAt, view.locale))];
  return years.map(([year, ofYear]) => (
    <div key={year} className="titles-year">
      <h2>{year}</h2>
      <ul className="titles">
        {ofYear.map((post) => (
          <li key={post.id}>
            <time dateTime={post.publishedAt}>{dayOfMonth(post.publishedAt, view.locale)}</time>
            <a className="titles-link" href={post.path}>
              {post.title}
            </a>
            {post.tags[0] && (
              <a className="titles-tag" href={tagPath(post.tags[0].slug)}>
                {post.tags[0].name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}
