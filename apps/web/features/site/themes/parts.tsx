import { countedPosts } from "@broadsheet/core/site/tag-and-author.reads";
import type { SiteView } from "../view.ts";

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
