import type { SitePost } from "@broadsheet/contract/site";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type {
  Article,
  BreadcrumbList,
  NewsArticle,
  Organization,
  Person,
  SearchAction,
  WebSite,
  WithContext,
} from "schema-dts";
import { shareImage } from "./share/share-address.ts";
import { viewOf } from "./view.ts";

/** One thing in the vocabulary of schema.org; the compiler knows which words it has. */
export type JsonLd = WithContext<Article | BreadcrumbList | NewsArticle | Organization | Person | WebSite> & {
  "@type": string;
};

const context = { "@context": "https://schema.org" } as const;

const at = ({ url }: PublicationContext, path: string) => (path.startsWith("/") ? url + path : path);

/** The name of a search's words in the address; schema-dts knows the action without it. */
type Search = SearchAction & { "query-input": string };

export function webSite(publication: PublicationContext): JsonLd {
  const { name, description, url, settings } = publication;
  const search: Search = {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${url}/search?q={query}` },
    "query-input": "required name=query",
  };
  return {
    ...context,
    "@type": "WebSite",
    name,
    ...(description ? { description } : {}),
    url: `${url}/`,
    inLanguage: settings.language,
    publisher: { "@id": `${url}/#publisher` },
    potentialAction: search,
  };
}

/** Who publishes. */
export function organization(publication: PublicationContext): JsonLd {
  const { name, description, url, settings } = publication;
  return {
    ...context,
    "@type": "Organization",
    "@id": `${url}/#publisher`,
    name,
    ...(description ? { description } : {}),
    url: `${url}/`,
    ...(settings.logoUrl
      ? { logo: { "@type": "ImageObject" as const, url: at(publication, settings.logoUrl) } }
      : {}),
  };
}

export function article(publication: PublicationContext, post: SitePost): JsonLd {
  const { settings, name, url } = publication;
  const image = post.cover?.src ?? shareImage(publication, post)?.src;
  const [section] = post.tags;
  const described = {
    ...context,
    "@id": `${at(publication, post.path)}#article`,
    headline: post.title,
    description: post.metaDescription || post.excerpt,
    datePublished: post.publishedAt,
    dateModified: post.updatedAt,
    inLanguage: post.language ?? settings.language,
    wordCount: post.wordCount,
    mainEntityOfPage: at(publication, post.canonicalUrl ?? post.path),
    author: post.authors.map((author) => ({
      "@type": "Person" as const,
      name: author.name,
      url: at(publication, `/authors/${encodeURIComponent(author.slug)}`),
    })),
    publisher: {
      "@type": "Organization" as const,
      "@id": `${url}/#publisher`,
      name,
      url: `${url}/`,
      ...(settings.logoUrl
        ? { logo: { "@type": "ImageObject" as const, url: at(publication, settings.logoUrl) } }
        : {}),
    },
    ...(image ? { image: at(publication, image) } : {}),
    ...(section ? { articleSection: section.name } : {}),
    ...(post.tags.length > 0 ? { keywords: post.tags.map((tag) => tag.name).join(", ") } : {}),
  };
  return settings.news ? { ...described, "@type": "NewsArticle" } : { ...described, "@type": "Article" };
}

export function person(
  publication: PublicationContext,
  author: { name: string; slug: string; bio: string; avatarUrl: string | null; website: string | null },
): JsonLd {
  return {
    ...context,
    "@type": "Person",
    name: author.name,
    url: at(publication, `/authors/${encodeURIComponent(author.slug)}`),
    ...(author.bio ? { description: author.bio } : {}),
    ...(author.avatarUrl ? { image: at(publication, author.avatarUrl) } : {}),
    ...(author.website ? { sameAs: [author.website] } : {}),
  };
}

/** The way from the home page to this one; each step a name and a path. */
export function breadcrumbs(
  publication: PublicationContext,
  steps: readonly { name: string; path: string }[],
): JsonLd {
  return {
    ...context,
    "@type": "BreadcrumbList",
    itemListElement: [{ name: viewOf(publication).t("home"), path: "/" }, ...steps].map(
      ({ name, path }, index) => ({
        "@type": "ListItem" as const,
        position: index + 1,
        name,
        item: at(publication, path),
      }),
    ),
  };
}
