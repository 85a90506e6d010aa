import { Breadcrumbs } from "../../breadcrumbs.tsx";
import { PagingLinks } from "../../paging.tsx";
import { PostCards } from "../../post-card.tsx";
import { countOfPosts, hostOf, noticeWith, Portrait } from "../parts.tsx";
import type { Theme } from "../theme.ts";

export const Tag: Theme["Tag"] = ({ view, tag, label, list, paging }) => (
  <>
    <header className={tag.imageUrl ? "section-head section-head-picture" : "section-head"}>
      {tag.imageUrl && <img className="section-picture" src={tag.imageUrl} alt="" />}
      <Breadcrumbs view={view} steps={[{ name: tag.name }]} />
      <h1>{tag.name}</h1>
      {tag.description && <p className="section-text">{tag.description}</p>}
      <p className="section-count">{countOfPosts(view, tag.postCount)}</p>
    </header>
    <PostCards view={view} posts={list.items} label={label} />
    <PagingLinks view={view} paging={paging} />
  </>
);

export const Author: Theme["Author"] = ({ view, author, label, list, paging }) => (
  <>
    <header className="section-head author-head">
      <Portrait name={author.name} avatarUrl={author.avatarUrl} />
      <div>
        <Breadcrumbs view={view} steps={[{ name: author.name }]} />
        <h1>{author.name}</h1>
        {author.bio && <p className="section-text">{author.bio}</p>}
        <p className="section-count">
          <span>{countOfPosts(view, author.postCount)}</span>
          {author.website && (
            <a href={author.website} rel="me noopener">
              {hostOf(author.website)}
            </a>
          )}
        </p>
      </div>
    </header>
    <PostCards view={view} posts={list.items} label={label} />
    <PagingLinks view={view} paging={paging} />
  </>
);

export const Notice = noticeWith("columns");
