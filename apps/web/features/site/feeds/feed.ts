import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { FeedPost } from "@broadsheet/core/site/feed.reads";
import { absoluteHtml } from "../absolute-html.ts";
import { languageOf } from "../dates.ts";

/** What all three formats say, with absolute addresses. */
export interface Feed {
  id: string;
  title: string;
  description: string;
  language: string;
  /** The page that the feed belongs to, and the feed's own address. */
  page: string;
  self: string;
  /** ISO 8601: when anything in it last changed. */
  updated: string;
  items: FeedItem[];
  /** A WebSub hub that tells who asks it when the feed changes. */
  hub: string | null;
}

export interface FeedItem {
  /** Never changes, whatever happens to the post's address. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** Full text; null for a post too long for a feed. */
  html: string | null;
  language: string | undefined;
  image: string | undefined;
  published: string;
  updated: string;
  authors: { name: string; url: string }[];
  tags: string[];
}

interface FeedSource {
  publication: PublicationContext;
  posts: readonly FeedPost[];
  /** Path of the page and of the feed. */
  path: string;
  self: string;
  /** What narrows it down: the name of a tag or author. */
  of?: string | undefined;
}

export function makeFeed({ publication, posts, path, self, of }: FeedSource): Feed {
  const { url, name, description, settings, id } = publication;
  const items = posts.map((post) => itemOf(url, post));
  return {
    id: `urn:uuid:${id}`,
    title: of ? `${of} · ${name}` : name,
    description: description || name,
    language: languageOf(settings.language) ?? "en",
    page: url + path,
    self: url + self,
    // Without posts the date must not move, or a feed that says nothing new would look new.
    updated:
      items
        .map((item) => item.updated)
        .toSorted()
        .at(-1) ?? "1970-01-01T00:00:00.000Z",
    items,
    hub: settings.hidden ? null : settings.websubHub,
  };
}

function itemOf(site: string, post: FeedPost): FeedItem {
  const url = site + post.path;
  const cover = post.cover?.src;
  return {
    id: `urn:uuid:${post.id}`,
    url,
    title: post.title,
    summary: post.excerpt,
    html: post.html === null ? null : absoluteHtml(post.html, site, url),
    language: languageOf(post.language),
    image: cover?.startsWith("/") ? site + cover : cover,
    published: post.publishedAt,
    updated: post.updatedAt,
    authors: post.authors.map(({ name, slug }) => ({
      name,
      url: `${site}/authors/${encodeURIComponent(slug)}`,
    })),
    tags: post.tags.map(({ name }) => name),
  };
}
