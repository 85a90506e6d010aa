import type { AuthorRef } from "@broadsheet/contract/authors";
import type { SitePostCard } from "@broadsheet/contract/site";
import { longDate } from "./dates.ts";
import { Picture } from "./picture.tsx";
import type { SiteView } from "./view.ts";

export const authorPath = (slug: string) => `/authors/${encodeURIComponent(slug)}`;
export const tagPath = (slug: string) => `/tags/${encodeURIComponent(slug)}`;

interface PostCardProps {
  view: SiteView;
  post: SitePostCard;
  /** Shown large, and its picture at once. */
  lead?: boolean;
  picture?: boolean;
  heading?: "h2" | "h3";
}

/** A post in a list: what it is about, its title, how it begins, whose it is. */
export function PostCard({
  view,
  post,
  lead = false,
  picture = true,
  heading: Heading = "h2",
}: PostCardProps) {
  return (
    <article className={lead ? "card card-lead" : "card"}>
      {picture && post.cover && (
        <div className="card-picture">
          <Picture
            cover={{ ...post.cover, alt: "" }}
            eager={lead}
            sizes={lead ? "(min-width: 60rem) 60rem, 100vw" : "(min-width: 40rem) 24rem, 100vw"}
          />
        </div>
      )}
      <div className="card-text">
        <Kicker view={view} post={post} />
        <Heading className="card-title">
          <a href={post.path}>{post.title}</a>
        </Heading>
        {post.excerpt && <p className="card-excerpt">{post.excerpt}</p>}
        <Byline view={view} post={post} />
      </div>
    </article>
  );
}

/** Cards below each other, under a name for those who hear it. */
export function PostCards({
  view,
  posts,
  label,
}: {
  view: SiteView;
  posts: readonly SitePostCard[];
  label: string;
}) {
  return (
    <section className="cards" aria-label={label}>
      {posts.map((post) => (
        <PostCard key={post.id} view={view} post={post} />
      ))}
    </section>
  );
}

/** The small words above a title. */
export function Kicker({ view, post }: { view: SiteView; post: SitePostCard }) {
  const [tag] = post.tags;
  if (!post.featured && !tag) return null;
  return (
    <p className="kicker">
      {post.featured && <span className="kicker-featured">{view.t("featured")}</span>}
      {tag && <a href={tagPath(tag.slug)}>{tag.name}</a>}
    </p>
  );
}

/** Who wrote it, when, and how long it takes. */
export function Byline({ view, post }: { view: SiteView; post: SitePostCard }) {
  const { t, locale } = view;
  return (
    <p className="byline">
      {post.authors.length > 0 && (
        <span className="byline-authors">
          {t("by")} <AuthorNames view={view} authors={post.authors} />
        </span>
      )}
      <time dateTime={post.publishedAt}>{longDate(post.publishedAt, locale)}</time>
      {post.readingMinutes > 0 && <span>{t("minutes", { minutes: post.readingMinutes })}</span>}
    </p>
  );
}

const joiners = new Map<string, Intl.ListFormat>();

function joinerOf(language: string): Intl.ListFormat {
  const joiner = joiners.get(language) ?? new Intl.ListFormat(language);
  joiners.set(language, joiner);
  return joiner;
}

/** Names joined as the words' language does it: "Ada, Grace and Edsger". */
export function AuthorNames({ view, authors }: { view: SiteView; authors: readonly AuthorRef[] }) {
  const parts = joinerOf(view.spoken).formatToParts(authors.map(({ name }) => name));
  let index = 0;
  return parts.map(({ type, value }) => {
    const author = type === "element" ? authors[index++] : undefined;
    if (!author) return value;
    return (
      <a key={author.id} href={authorPath(author.slug)} rel="author">
        {author.name}
      </a>
    );
  });
}
