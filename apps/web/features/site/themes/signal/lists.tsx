import { PagingLinks } from "../../paging.tsx";
import { PostCards } from "../../post-card.tsx";
import { countOfPosts, hostOf, noticeWith, Portrait } from "../parts.tsx";
import type { Theme } from "../theme.ts";

/** A band in the accent colour with the topic's name. */
export const Tag: Theme["Tag"] = ({ view, tag, label, list, paging }) => (
  <>
    <header className={tag.imageUrl ? "band band-picture" : "band"}>
      {tag.imageUrl && <img className="section-picture" src={tag.imageUrl} alt="" />}
      <div className="band-text">
        <p className="band-kicker">
          {view.t("tag")} <span>{countOfPosts(view, tag.postCount)}</span>
        </p>
        <h1>{tag.name}</h1>
        {tag.description && <p className="section-text">{tag.description}</p>}
      </div>
    </header>
    <PostCards view={view} posts={list.items} label={label} />
    <PagingLinks view={view} paging={paging} />
  </>
);

/** The author's card stays beside the posts. */
export const Author: Theme["Author"] = ({ view, author, label, list, paging }) => (
  <div className="beside">
    <header className="author-card">
      <Portrait name={author.name} avatarUrl={author.avatarUrl} />
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
    </header>
    <div>
      <PostCards view={view} posts={list.items} label={label} />
      <PagingLinks view={view} paging={paging} />
    </div>
  </div>
);

export const Notice = noticeWith("home home-list");
