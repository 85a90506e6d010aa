import type { SitePost } from "@broadsheet/contract/site";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { viewOf } from "./view.ts";

/** One thing in the vocabulary of schema.org, without its context. */
export type JsonLd = { "@type": string } & Record<string, unknown>;

const at = ({ url }: PublicationContext, path: string) => (path.startsWith("/") ? url + path : path);

export function webSite(publication: PublicationContext): JsonLd {
  const { name, description, url, settings } = publication;
  return {
    "@type": "WebSite",
    name,
    ...(description ? { description } : {}),
    url: `${url}/`,
    inLanguage: settings.language,
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${url}/search?q={query}` },
      "query-input": "required name=query",
    },
  };
}

export function article(publication: PublicationContext, post: SitePost): JsonLd {
  const { settings, name, url } = publication;
  const logo = settings.logoUrl
    ? { logo: { "@type": "ImageObject", url: at(publication, settings.logoUrl) } }
    : {};
  return {
    "@type": "Article",
    headline: post.title,
    description: post.metaDescription || post.excerpt,
    datePublished: post.publishedAt,
    dateModified: post.updatedAt,
    inLanguage: post.language ?? settings.language,
    wordCount: post.wordCount,
    mainEntityOfPage: at(publication, post.canonicalUrl ?? post.path),
    author: post.authors.map((author) => ({
      "@type": "Person",
      name: author.name,
      url: at(publication, `/authors/${encodeURIComponent(author.slug)}`),
    })),
    publisher: { "@type": "Organization", name, url: `${url}/`, ...logo },
    ...(post.cover ? { image: at(publication, post.cover.src) } : {}),
    ...(post.tags.length > 0 ? { keywords: post.tags.map((tag) => tag.name).join(", ") } : {}),
  };
}

export function person(
  publication: PublicationContext,
  author: { name: string; slug: string; bio: string; avatarUrl: string | null; website: string | null },
): JsonLd {
  return {
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
    "@type": "BreadcrumbList",
    itemListElement: [{ name: viewOf(publication).t("home"), path: "/" }, ...steps].map(
      ({ name, path }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name,
        item: at(publication, path),
      }),
    ),
  };
}
