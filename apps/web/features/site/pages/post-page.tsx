import type { SitePost } from "@broadsheet/contract/site";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { PostLink, SitePostWithNeighbours } from "@broadsheet/core/site/post.reads";
import { directionOf, languageOf, longDate } from "../dates.ts";
import { SiteDocument } from "../document.tsx";
import type { PageHead } from "../head.tsx";
import { article, breadcrumbs } from "../json-ld.ts";
import { Byline, Picture, tagPath } from "../post-card.tsx";
import { texts } from "../texts.ts";

interface PostPageProps {
  publication: PublicationContext;
  post: SitePostWithNeighbours;
}

export function PostPage({ publication, post }: PostPageProps) {
  const isPost = post.kind === "post";
  const language = languageOf(post.language);
  const [tag] = post.tags;
  return (
    <SiteDocument publication={publication} path={post.path} head={headOf(publication, post)}>
      <article className="post" lang={language} dir={language && directionOf(language)}>
        <header className="post-head">
          {isPost && tag && (
            <p className="kicker">
              <a href={tagPath(tag.slug)}>{tag.name}</a>
            </p>
          )}
          <h1 className="post-title">{post.title}</h1>
          {isPost && <Byline post={post} locale={publication.settings} />}
        </header>
        {post.cover && (
          <figure className="post-cover">
            <Picture cover={post.cover} eager />
            {post.cover.caption && <figcaption>{post.cover.caption}</figcaption>}
          </figure>
        )}
        {/* Made by @broadsheet/document, which lets nothing through that could run */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: post.html }} />
        {isPost && <PostFoot publication={publication} post={post} />}
      </article>
      <Neighbours older={post.older} newer={post.newer} />
    </SiteDocument>
  );
}

function PostFoot({ publication, post }: PostPageProps) {
  const { settings } = publication;
  const updated = longDate(post.updatedAt, settings);
  return (
    <footer className="post-foot">
      {post.tags.length > 0 && (
        <ul className="tags" aria-label={texts.tags}>
          {post.tags.map(({ id, name, slug }) => (
            <li key={id}>
              <a href={tagPath(slug)} rel="tag">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {updated !== longDate(post.publishedAt, settings) && (
        <p className="post-updated">
          <time dateTime={post.updatedAt}>{texts.updated(updated)}</time>
        </p>
      )}
    </footer>
  );
}

function Neighbours({ older, newer }: { older: PostLink | null; newer: PostLink | null }) {
  if (!older && !newer) return null;
  const link = (post: PostLink, label: string, rel: string) => (
    <a className={`neighbour neighbour-${rel}`} href={post.path} rel={rel}>
      <span className="neighbour-label">{label}</span>
      <span className="neighbour-title">{post.title}</span>
    </a>
  );
  return (
    <nav className="neighbours" aria-label={texts.neighbours}>
      {older && link(older, texts.previousPost, "prev")}
      {newer && link(newer, texts.nextPost, "next")}
    </nav>
  );
}

function headOf(publication: PublicationContext, post: SitePost): PageHead {
  const base = {
    title: post.metaTitle || post.title,
    description: post.metaDescription || post.excerpt,
    canonical: post.canonicalUrl ?? post.path,
    cover: post.cover,
  };
  const crumbs = breadcrumbs(publication, [{ name: post.title, path: post.path }]);
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
