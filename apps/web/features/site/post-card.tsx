import type { AuthorRef } from "@broadsheet/contract/authors";
import type { Cover } from "@broadsheet/contract/posts";
import type { SitePostCard } from "@broadsheet/contract/site";
import { type Locale, longDate } from "./dates.ts";
import { texts } from "./texts.ts";

export const authorPath = (slug: string) => `/authors/${encodeURIComponent(slug)}`;
export const tagPath = (slug: string) => `/tags/${encodeURIComponent(slug)}`;

interface PostCardProps {
  post: SitePostCard;
  locale: Locale;
  /** The first post of the home page is shown large. */
  lead?: boolean;
  heading?: "h2" | "h3";
}

export function PostCard({ post, locale, lead = false, heading: Heading = "h2" }: PostCardProps) {
  return (
    <article className={lead ? "card card-lead" : "card"}>
      {post.cover && (
        <div className="card-picture">
          <Picture cover={{ ...post.cover, alt: "" }} eager={lead} />
        </div>
      )}
      <div className="card-text">
        {(post.featured || post.tags[0]) && (
          <p className="kicker">
            {post.featured && <span className="kicker-featured">{texts.featured}</span>}
            {post.tags[0] && <a href={tagPath(post.tags[0].slug)}>{post.tags[0].name}</a>}
          </p>
        )}
        <Heading className="card-title">
          <a href={post.path}>{post.title}</a>
        </Heading>
        {post.excerpt && <p className="card-excerpt">{post.excerpt}</p>}
        <Byline post={post} locale={locale} />
      </div>
    </article>
  );
}

/** Who wrote it, when, and how long it takes. */
export function Byline({ post, locale }: { post: SitePostCard; locale: Locale }) {
  return (
    <p className="byline">
      {post.authors.length > 0 && (
        <span className="byline-authors">
          {texts.by} <AuthorNames authors={post.authors} />
        </span>
      )}
      <time dateTime={post.publishedAt}>{longDate(post.publishedAt, locale)}</time>
      {post.readingMinutes > 0 && <span>{texts.minutes(post.readingMinutes)}</span>}
    </p>
  );
}

function AuthorNames({ authors }: { authors: readonly AuthorRef[] }) {
  return authors.map(({ id, name, slug }, index) => (
    <span key={id}>
      {index > 0 && (index === authors.length - 1 ? texts.and : ", ")}
      <a href={authorPath(slug)} rel="author">
        {name}
      </a>
    </span>
  ));
}

/** A cover with the room it needs kept free. */
export function Picture({ cover, eager = false }: { cover: Cover; eager?: boolean }) {
  return (
    <img
      src={cover.src}
      alt={cover.alt}
      width={cover.width ?? undefined}
      height={cover.height ?? undefined}
      loading={eager ? undefined : "lazy"}
      fetchPriority={eager ? "high" : undefined}
      decoding="async"
    />
  );
}
