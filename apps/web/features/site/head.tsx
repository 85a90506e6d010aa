import type { Cover } from "@broadsheet/contract/posts";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { absolute, feedKinds } from "./addresses.ts";
import { siteAssets } from "./assets.ts";
import type { JsonLd } from "./json-ld.ts";
import { Kept } from "./static/kept.tsx";
import { viewOf } from "./view.ts";

export interface PageHead {
  /** Of the page; the publication's name is added. Null on the home page. */
  title: string | null;
  description?: string | undefined;
  /** Path or absolute address of the page. None: it is not to be found by search engines. */
  canonical?: string | undefined;
  /** Where the feeds of this page are, with a slash at the end: `/`, `/tags/x/`. */
  feeds?: { base: string; title: string } | undefined;
  type?: "website" | "article" | "profile";
  cover?: Cover | null | undefined;
  article?: { publishedAt: string; updatedAt: string; authors: string[]; tags: string[] } | undefined;
  /** Addresses of the neighbouring pages of a list. */
  previous?: string | null | undefined;
  next?: string | null | undefined;
  jsonLd?: readonly JsonLd[];
  /** Search engines are asked to leave the page out, though it has an address of its own. */
  noindex?: boolean;
  /** The same page as a program may want it. */
  forms?: readonly { type: string; href: string }[];
  /** Shown where the page is shared, when it has no cover. */
  shareImage?: { src: string; alt: string } | undefined;
  /** A style sheet of this page's own, after the theme's. */
  style?: string;
  /** The same text in every language it is there in, this page's included. */
  alternates?: readonly { language: string; path: string }[];
}

/** Size of a generated picture, as those who show it ask for. */
export const shareImageSize = { width: 1200, height: 630 };

export function Head({ publication, head }: { publication: PublicationContext; head: PageHead }) {
  const { settings, name } = publication;
  const view = viewOf(publication);
  const assets = siteAssets.themes[view.themeName];
  const [light, dark] = view.theme.tokens.colours.paper;
  const title = head.title ?? name;
  const canonical = head.canonical && absolute(publication, head.canonical);
  const generated = head.shareImage && { ...head.shareImage, ...shareImageSize };
  const picture = head.cover ?? generated;
  const image = picture && absolute(publication, picture.src);
  const description = head.description?.replaceAll(/\s+/g, " ").trim() || undefined;
  const feeds = head.feeds ?? { base: "/", title: name };
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{head.title ? `${head.title} · ${name}` : name}</title>
      {description && <meta name="description" content={description} />}
      {(settings.hidden || head.noindex || !canonical) && <meta name="robots" content="noindex" />}
      <Kept of={view} as="head">
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={light} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark} />
        {assets.fonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="" />
        ))}
        <link rel="stylesheet" href={assets.style} />
        {/* Not deferred: it applies the reader's choice of colours before anything is painted. */}
        <script src={siteAssets.script} data-texts={view.browserTexts} />
      </Kept>
      {head.style && <link rel="stylesheet" href={head.style} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {head.alternates?.map(({ language, path }) => (
        <link key={language} rel="alternate" hrefLang={language} href={absolute(publication, path)} />
      ))}
      {head.previous && <link rel="prev" href={head.previous} />}
      {head.next && <link rel="next" href={head.next} />}
      <link rel="icon" href={settings.iconUrl ?? "/icon.svg"} />
      {feedKinds.map(({ file, type, name: kind }) => (
        <link
          key={file}
          rel="alternate"
          type={type}
          title={`${feeds.title} (${kind})`}
          href={`${feeds.base}${file}`}
        />
      ))}
      {head.forms?.map(({ type, href }) => (
        <link key={type} rel="alternate" type={type} href={href} />
      ))}
      <meta property="og:site_name" content={name} />
      <meta property="og:type" content={head.type ?? "website"} />
      <meta property="og:locale" content={view.language.replaceAll("-", "_")} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      {canonical && <meta property="og:url" content={canonical} />}
      {image && <meta property="og:image" content={image} />}
      {picture?.alt && <meta property="og:image:alt" content={picture.alt} />}
      {picture?.width && <meta property="og:image:width" content={String(picture.width)} />}
      {picture?.height && <meta property="og:image:height" content={String(picture.height)} />}
      <meta name="twitter:card" content={image ? "summary_large_image" : "summary"} />
      {head.article && <ArticleMeta {...head.article} />}
      {head.jsonLd?.map((data) => (
        <script
          key={data["@type"]}
          type="application/ld+json"
          // Data, not script; `<` is escaped so that nothing in it can end the element
          dangerouslySetInnerHTML={{ __html: scriptSafe(data) }}
        />
      ))}
    </head>
  );
}

function ArticleMeta({ publishedAt, updatedAt, authors, tags }: NonNullable<PageHead["article"]>) {
  return (
    <>
      <meta property="article:published_time" content={publishedAt} />
      <meta property="article:modified_time" content={updatedAt} />
      {authors.map((author) => (
        <meta key={author} name="author" content={author} />
      ))}
      {tags.map((tag) => (
        <meta key={tag} property="article:tag" content={tag} />
      ))}
    </>
  );
}

/** JSON that may stand in a script element: without `<`, `>` and `&` it can neither end it nor begin a comment. */
export function scriptSafe(data: JsonLd): string {
  return JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
