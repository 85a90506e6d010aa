import type { Feed, FeedItem } from "./feed.ts";
import { element, xmlDocument } from "./xml.ts";

export interface FeedFormat {
  contentType: string;
  write: (feed: Feed) => string;
}

const rssDate = (instant: string) => new Date(instant).toUTCString();

/** RSS 2.0 with the full text in `content:encoded`. */
function rss(feed: Feed): string {
  const item = (post: FeedItem) =>
    element(
      "item",
      {},
      element("title", {}, post.title),
      element("link", {}, post.url),
      element("guid", { isPermaLink: "false" }, post.id),
      element("pubDate", {}, rssDate(post.published)),
      ...post.authors.map(({ name }) => element("dc:creator", {}, name)),
      ...post.tags.map((tag) => element("category", {}, tag)),
      element("description", {}, post.summary),
      post.html !== null && element("content:encoded", {}, post.html),
    );
  const channel = element(
    "channel",
    {},
    element("title", {}, feed.title),
    element("link", {}, feed.page),
    element("description", {}, feed.description),
    element("language", {}, feed.language),
    element("atom:link", { href: feed.self, rel: "self", type: "application/rss+xml" }),
    feed.hub !== null && element("atom:link", { href: feed.hub, rel: "hub" }),
    feed.items.length > 0 && element("lastBuildDate", {}, rssDate(feed.updated)),
    ...feed.items.map(item),
  );
  const namespaces = {
    version: "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  };
  return xmlDocument(element("rss", namespaces, channel));
}

/** Atom (RFC 4287). Every entry needs an author; one without a byline is the publication's. */
function atom(feed: Feed): string {
  const entry = (post: FeedItem) =>
    element(
      "entry",
      { "xml:lang": post.language },
      element("id", {}, post.id),
      element("title", {}, post.title),
      element("link", { rel: "alternate", type: "text/html", href: post.url }),
      element("published", {}, post.published),
      element("updated", {}, post.updated),
      ...post.authors.map(({ name, url }) =>
        element("author", {}, element("name", {}, name), element("uri", {}, url)),
      ),
      ...post.tags.map((term) => element("category", { term })),
      element("summary", {}, post.summary),
      post.html !== null && element("content", { type: "html" }, post.html),
    );
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
      element("id", {}, feed.page),
      element("title", {}, feed.title),
      element("subtitle", {}, feed.description),
      element("link", { rel: "self", type: "application/atom+xml", href: feed.self }),
      feed.hub !== null && element("link", { rel: "hub", href: feed.hub }),
      element("link", { rel: "alternate", type: "text/html", href: feed.page }),
      element("updated", {}, feed.updated),
      element("author", {}, element("name", {}, feed.title)),
      ...feed.items.map(entry),
    ),
  );
}

/** JSON Feed 1.1. An item must have content, so an overlong post gives its summary. */
function json(feed: Feed): string {
  const items = feed.items.map((post) => ({
    id: post.id,
    url: post.url,
    title: post.title,
    summary: post.summary || undefined,
    ...(post.html === null ? { content_text: post.summary } : { content_html: post.html }),
    image: post.image,
    date_published: post.published,
    date_modified: post.updated,
    authors: post.authors.length > 0 ? post.authors : undefined,
    tags: post.tags.length > 0 ? post.tags : undefined,
    language: post.language,
  }));
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self,
    language: feed.language,
    ...(feed.hub === null ? {} : { hubs: [{ type: "WebSub", url: feed.hub }] }),
    items,
  });
}

export const feedFormats = {
  "feed.xml": { contentType: "application/rss+xml; charset=utf-8", write: rss },
  "atom.xml": { contentType: "application/atom+xml; charset=utf-8", write: atom },
  "feed.json": { contentType: "application/feed+json; charset=utf-8", write: json },
} as const satisfies Record<string, FeedFormat>;

export type FeedFile = keyof typeof feedFormats;
