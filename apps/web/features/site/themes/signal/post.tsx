import { longDate } from "../../dates.ts";
import { AuthorNames, Kicker } from "../../post-card.tsx";
import {
  Contents,
  CoverFigure,
  Neighbours,
  Progress,
  Related,
  Share,
  TagList,
  Translations,
  Updated,
} from "../../post-parts.tsx";
import type { Theme } from "../theme.ts";

/** Headline over the whole width; who, when and the contents in a column of their own beside the text. */
export const Post: Theme["Post"] = ({ view, post, language, showExcerpt }) => {
  const isPost = post.kind === "post";
  return (
    <>
      {isPost && <Progress />}
      <article className="post" {...language}>
        <header className="post-head">
          {isPost && <Kicker view={view} post={post} />}
          <h1 className="post-title">{post.title}</h1>
          {isPost && showExcerpt && <p className="post-standfirst">{post.excerpt}</p>}
        </header>
        <CoverFigure post={post} />
        <div className="post-body">
          <div className="post-side">
            {isPost && (
              <p className="byline">
                {post.authors.length > 0 && (
                  <span className="byline-authors">
                    <AuthorNames view={view} authors={post.authors} />
                  </span>
                )}
                <time dateTime={post.publishedAt}>{longDate(post.publishedAt, view.locale)}</time>
                {post.readingMinutes > 0 && (
                  <span>{view.t("minutes", { minutes: post.readingMinutes })}</span>
                )}
              </p>
            )}
            <Translations view={view} post={post} />
            <Contents view={view} post={post} />
          </div>
          {/* Made by @broadsheet/document, which lets nothing through that could run */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: post.html }} />
          {isPost && (
            <footer className="post-foot">
              <TagList view={view} post={post} />
              <Updated view={view} post={post} />
              <Share view={view} post={post} />
            </footer>
          )}
        </div>
      </article>
      <Related view={view} post={post} />
      <Neighbours view={view} post={post} />
    </>
  );
};
