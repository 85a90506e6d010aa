import type { SitePost } from "@broadsheet/contract/site";
import type { PostLink, SitePostWithNeighbours } from "@broadsheet/core/site/post.reads";
import { absolute } from "./addresses.ts";
import { directionOf, languageOf, longDate } from "./dates.ts";
import { Picture } from "./picture.tsx";
import { tagPath } from "./post-card.tsx";
import type { SiteView } from "./view.ts";

interface PostPartProps {
  view: SiteView;
  post: SitePostWithNeighbours;
}

/** Fewer headings, or fewer words, and a reader finds the way without a list of them. */
const leastHeadings = 3;
const leastWords = 500;

/** A long post's headings of the two upper levels. */
export function Contents({ view, post }: PostPartProps) {
  const top = Math.min(...post.outline.map(({ level }) => level));
  const entries = post.outline.filter(({ level, text }) => level <= top + 1 && text !== "");
  if (entries.length < leastHeadings || post.wordCount < leastWords) return null;
  return (
    <nav className="contents" aria-label={view.t("contents")}>
      <details>
        <summary>{view.t("contents")}</summary>
        <ol>
          {entries.map(({ id, level, text }) => (
            <li key={id} className={level > top ? "contents-sub" : undefined}>
              <a href={`#${encodeURIComponent(id)}`}>{text}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

/** How far the text has been read; the style sheet draws it where it can follow the scrolling. */
export function Progress() {
  return <div className="progress" aria-hidden="true" />;
}

export function TagList({ view, post }: PostPartProps) {
  if (post.tags.length === 0) return null;
  return (
    <ul className="tags" aria-label={view.t("tags")}>
      {post.tags.map(({ id, name, slug }) => (
        <li key={id}>
          <a href={tagPath(slug)} rel="tag">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** When it last changed, if that was on another day than its publication. */
export function Updated({ view, post }: { view: SiteView; post: SitePost }) {
  const date = longDate(post.updatedAt, view.locale);
  if (date === longDate(post.publishedAt, view.locale)) return null;
  return (
    <p className="updated">
      <time dateTime={post.updatedAt}>{view.t("updated", { date })}</time>
    </p>
  );
}

/** Plain links; the script makes the first copy its address, and adds the system's own way of sharing. */
export function Share({ view, post }: { view: SiteView; post: SitePost }) {
  const { t, publication } = view;
  const address = absolute(publication, post.path);
  const mail = `mailto:?subject=${encodeURIComponent(post.title)}&body=${encodeURIComponent(address)}`;
  return (
    <ul className="share" aria-label={t("share")}>
      <li>
        <a href={post.path} data-share={post.title}>
          {t("permalink")}
        </a>
      </li>
      <li>
        <a href={mail}>{t("shareByMail")}</a>
      </li>
    </ul>
  );
}

/** The same text in other languages, each named in itself. */
export function Translations({ view, post }: PostPartProps) {
  if (post.translations.length === 0) return null;
  return (
    <p className="translations">
      {view.t("alsoIn")}{" "}
      {post.translations.map(({ id, path, language, title }) => {
        const tag = languageOf(language) ?? view.language;
        return (
          <a key={id} href={path} hrefLang={tag} lang={tag} dir={directionOf(tag)} title={title}>
            {nameOf(tag)}
          </a>
        );
      })}
    </p>
  );
}

const names = new Map<string, string>();

/** A language's name in itself. */
function nameOf(tag: string): string {
  const known = names.get(tag);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  if (names.size < 500) names.set(tag, name);
  return name;
}

/** The posts published before and after. */
export function Neighbours({ view, post }: PostPartProps) {
  const { older, newer } = post;
  if (!older && !newer) return null;
  const link = ({ title, path }: PostLink, label: string, rel: string) => (
    <a className={`neighbour neighbour-${rel}`} href={path} rel={rel}>
      <span className="neighbour-label">{label}</span>
      <span className="neighbour-title">{title}</span>
    </a>
  );
  return (
    <nav className="neighbours" aria-label={view.t("neighbours")}>
      {older && link(older, view.t("previousPost"), "prev")}
      {newer && link(newer, view.t("nextPost"), "next")}
    </nav>
  );
}

/** Posts on the same matter. */
export function Related({ view, post }: PostPartProps) {
  if (post.related.length === 0) return null;
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related">{view.t("related")}</h2>
      <ul>
        {post.related.map(({ id, path, title, cover, publishedAt }) => (
          <li key={id} className="related-post">
            {cover && <Picture cover={{ ...cover, alt: "" }} sizes="(min-width: 40rem) 18rem, 50vw" />}
            <a href={path}>{title}</a>
            <time dateTime={publishedAt}>{longDate(publishedAt, view.locale)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CoverFigure({ post: { cover } }: { post: SitePost }) {
  if (!cover) return null;
  return (
    <figure className="post-cover">
      <Picture cover={cover} eager />
      {cover.caption && <figcaption>{cover.caption}</figcaption>}
    </figure>
  );
}
