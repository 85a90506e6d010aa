import { Byline, Kicker } from "../../post-card.tsx";
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

/** Headline in the middle, the text in one column, its contents in the margin where there is one. */
export const Post: Theme["Post"] = ({ view, post, language, showExcerpt }) => {
  const isPost = post.kind === "post";
  return (
    <>
      {isPost && <Progress />}
      <article className={post.wordCount < 500 ? "post" : "post post-long"} {...language}>
        <header className="post-head">
          {isPost && <Kicker view={view} post={post} />}
          <h1 className="post-title">{post.title}</h1>
          {isPost && showExcerpt && <p className="post-standfirst">{post.excerpt}</p>}
          {isPost && <Byline view={view} post={post} />}
          <Translations view={view} post={post} />
        </header>
        <CoverFigure post={post} />
        <div className="post-body">
          <Contents view={view} post={post} />
          {/* Made by @broadsheet/document, which lets nothing through that could run */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: post.html }} />
        </div>
        {isPost && (
          <footer className="post-foot">
            <TagList view={view} post={post} />
            <Updated view={view} post={post} />
            <Share view={view} post={post} />
          </footer>
        )}
      </article>
      <Related view={view} post={post} />
      <Neighbours view={view} post={post} />
    </>
  );
};
