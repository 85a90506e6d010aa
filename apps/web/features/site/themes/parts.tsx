import { countedPosts } from "@broadsheet/core/site/tag-and-author.reads";
import { PostCard } from "../post-card.tsx";
import type { SiteView } from "../view.ts";
import type { Theme } from "./theme.ts";

/** A publication without posts. */
export function EmptyNotice({ view }: { view: SiteView }) {
  return (
    <div className="empty">
      <p className="empty-title">{view.t("noPosts")}</p>
      <p>{view.t("noPostsAdvice")}</p>
    </div>
  );
}

/** An author's picture, or the first letters of the name. */
export function Portrait({ name, avatarUrl }: { name: string; avatarUrl: string | null }) {
  if (avatarUrl) return <img className="portrait" src={avatarUrl} alt="" width={128} height={128} />;
  const [first = "", ...others] = name.split(/\s+/).filter(Boolean);
  const letters = [first, others.at(-1) ?? ""].map((word) => [...word][0] ?? "").join("");
  return (
    <span className="portrait portrait-letters" aria-hidden="true">
      {letters.toLocaleUpperCase()}
    </span>
  );
}

/** `example.org` of an address. */
export const hostOf = (address: string): string => URL.parse(address)?.host.replace(/^www\./, "") ?? address;

/** "12 posts", or that there are more than were counted. */
export const countOfPosts = (view: SiteView, count: number): string =>
  count > countedPosts ? view.t("manyPosts", { count: countedPosts }) : view.t("posts", { count });

/** The top of a page that is no post: the archive, a search, a preview. */
export const Heading: Theme["Heading"] = ({ title, kicker, children }) => (
  <header className="page-head">
    {kicker && <p className="kicker">{kicker}</p>}
    <h1>{title}</h1>
    {children}
  </header>
);

/** A page that says one thing, such as that there is nothing here; recent posts stand below it in the theme's own order. */
export const noticeWith =
  (postsClass: string): Theme["Notice"] =>
  ({ view, status, title, text, children, posts = [] }) => (
    <>
      <div className="notice">
        {status !== null && (
          <p className="notice-status" aria-hidden="true">
            {status}
          </p>
        )}
        <h1>{title}</h1>
        <p className="notice-text">{text}</p>
        {children}
      </div>
      {posts.length > 0 && (
        <section className="recent">
          <h2>{view.t("latest")}</h2>
          <div className={postsClass}>
            {posts.map((post) => (
              <PostCard key={post.id} view={view} post={post} picture={false} heading="h3" />
            ))}
          </div>
        </section>
      )}
    </>
  );
