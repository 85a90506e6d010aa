import { z } from "zod";
import { authorRef } from "./authors.ts";
import { pageOf } from "./paging.ts";
import { postKind, postOutline, siteCover } from "./posts.ts";
import { id, instant } from "./primitives.ts";
import { tagRef } from "./tags.ts";

/** A live post as readers meet it in a list. */
export const sitePostCard = z
  .object({
    id,
    kind: postKind,
    slug: z.string(),
    /** Path on the site, such as `/posts/hello`. */
    path: z.string(),
    title: z.string(),
    excerpt: z.string(),
    cover: siteCover.nullable(),
    featured: z.boolean(),
    readingMinutes: z.number().int(),
    publishedAt: instant,
    updatedAt: instant,
    authors: z.array(authorRef),
    tags: z.array(tagRef),
  })
  .meta({ id: "SitePostCard" });
export type SitePostCard = z.infer<typeof sitePostCard>;

/** A live post whole, as readers see it. */
export const sitePost = sitePostCard
  .extend({
    html: z.string(),
    /** The headings of `html`, for a table of contents. */
    outline: postOutline,
    language: z.string().nullable(),
    metaTitle: z.string(),
    metaDescription: z.string(),
    canonicalUrl: z.string().nullable(),
    noindex: z.boolean(),
    wordCount: z.number().int(),
  })
  .meta({ id: "SitePost" });
export type SitePost = z.infer<typeof sitePost>;

export const sitePostPage = pageOf(sitePostCard);
export type SitePostPage = z.infer<typeof sitePostPage>;

/** A search hit: the card and passages in which `<mark>` encloses the words found; everything else in them is escaped. */
export const siteSearchHit = z.object({ post: sitePostCard, passage: z.string(), rank: z.number() });
export type SiteSearchHit = z.infer<typeof siteSearchHit>;

/** How many hits carry a tag, an author or a year; those with most first, years from the newest. */
export const siteSearchCounts = z.object({
  tags: z.array(z.object({ slug: z.string(), name: z.string(), count: z.number().int() })),
  authors: z.array(z.object({ slug: z.string(), name: z.string(), count: z.number().int() })),
  years: z.array(z.object({ year: z.number().int(), count: z.number().int() })),
});
export type SiteSearchCounts = z.infer<typeof siteSearchCounts>;

/** What is offered while a reader types: titles in which `<mark>` encloses the words found; everything else in them is escaped. */
export const siteSuggestions = z.object({
  query: z.string(),
  /** What was searched for instead, when nothing contains the words as they were typed. */
  correction: z.string().nullable(),
  items: z.array(z.object({ title: z.string(), path: z.string(), date: z.string() })),
});
export type SiteSuggestions = z.infer<typeof siteSuggestions>;
