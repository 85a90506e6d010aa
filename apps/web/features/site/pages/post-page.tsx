import type { SitePost } from "@broadsheet/contract/site";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { SitePostWithNeighbours } from "@broadsheet/core/site/post.reads";
import type { ReactNode } from "react";
import { directionOf, languageOf } from "../dates.ts";
import { SiteDocument } from "../document.tsx";
import type { PageHead } from "../head.tsx";
import { article, breadcrumbs } from "../json-ld.ts";
import { tagPath } from "../post-card.tsx";
import { shareImage } from "../share/share-address.ts";
import { type SiteView, viewOf } from "../view.ts";

interface PostPageProps {
  publication: PublicationContext;
  post: SitePostWithNeighbours;
  /** Said above a post that is not published as it is shown; nothing then leads programs to an address of its own. */
  unpublished?: ReactNode;
}

export function PostPage({ publication, post, unpublished }: PostPageProps) {
  const view = viewOf(publication);
  const lang = languageOf(post.language);
  return (
    <SiteDocument
      publication={publication}
      path={unpublished ? undefined : post.path}
      head={unpublished ? { title: post.title } : headOf(view, post)}
    >
      {unpublished}
      <view.theme.Post
        view={view}
        post={post}
        language={lang ? { lang, dir: directionOf(lang) } : undefined}
        showExcerpt={post.excerpt !== "" && !beginsWith(post.html, post.excerpt)}
      />
    </SiteDocument>
  );
}

/** Whether a text begins as its excerpt does: then the excerpt was made from it, and showing both would say it twice. */
export function beginsWith(html: string, excerpt: string): boolean {
  // Most do so letter by letter, behind the tag of their first paragraph.
  const literal = excerpt.slice(0, 80);
  if (!/[<&]/.test(literal) && html.startsWith(literal, html.indexOf(">") + 1)) return true;
  const letters = (text: string) => text.replaceAll(/&#?\w+;/g, "").replaceAll(/[^\p{L}\p{N}]+/gu, "");
  const start = letters(literal);
  // Most begin that way within a few words.
  const begins = (length: number) => letters(html.slice(0, length).replaceAll(/<[^>]*(?:>|$)/g, ""));
  const first = begins(200);
  return first.length > start.length + 10 ? first.startsWith(start) : begins(2000).startsWith(start);
}

function headOf(view: SiteView, post: SitePostWithNeighbours): PageHead {
  const { publication } = view;
  const base = {
    title: post.metaTitle || post.title,
    description: post.metaDescription || post.excerpt,
    canonical: post.canonicalUrl ?? post.path,
    cover: post.cover,
    alternates: alternatesOf(view, post),
    shareImage: shareImage(publication, post),
    noindex: post.noindex,
    forms: [{ type: "text/markdown", href: `${post.path}.md` }],
  };
  const [tag] = post.tags;
  const crumbs = breadcrumbs(publication, [
    ...(tag ? [{ name: tag.name, path: tagPath(tag.slug) }] : []),
    { name: post.title, path: post.path },
  ]);
  if (post.kind === "page") return { ...base, jsonLd: [crumbs] };
  return {
    ...base,
    type: "article",
    article: {
      publishedAt: post.publishedAt,
      updatedAt: post.updatedAt,
      authors: post.authors.map(({ name }) => name),
      tags: post.tags.map(({ name }) => name),
    },
    jsonLd: [article(publication, post), crumbs],
  };
}

/** hreflang: every language once, this page's own among them. None for a text in one language. */
function alternatesOf(view: SiteView, post: SitePostWithNeighbours) {
  if (post.translations.length === 0) return [];
  const all = [post as Pick<SitePost, "language" | "path">, ...post.translations];
  const byLanguage = new Map<string, string>();
  for (const { language, path } of all) {
    const tag = languageOf(language) ?? view.language;
    if (!byLanguage.has(tag)) byLanguage.set(tag, path);
  }
  return byLanguage.size < 2 ? [] : [...byLanguage].map(([language, path]) => ({ language, path }));
}
