import type { SitePostCard } from "@broadsheet/contract/site";
import type { SitePostWithNeighbours } from "@broadsheet/core/site/post.reads";
import type { PostList } from "@broadsheet/core/site/post-list.reads";
import type { SiteAuthor, SiteTag } from "@broadsheet/core/site/tag-and-author.reads";
import type { ReactNode } from "react";
import type { Paging } from "../paging.tsx";
import type { SiteView } from "../view.ts";
import type { ThemeTokens } from "./tokens.ts";

/** A component of a theme: it gets everything it shows, and answers at once. */
export type Part<Props> = (props: Props & { view: SiteView }) => ReactNode;

export interface HomeProps {
  list: PostList;
  paging: Paging;
}

export interface PostProps {
  post: SitePostWithNeighbours;
  /** The post's own language and direction, where they are not the publication's. */
  language: { lang: string; dir: "ltr" | "rtl" } | undefined;
  /** Whether the text begins otherwise than its excerpt, so that both can be shown. */
  showExcerpt: boolean;
}

export interface TagProps {
  tag: SiteTag;
  /** What the list is called, for those who hear it. */
  label: string;
  list: PostList;
  paging: Paging;
}

export interface AuthorProps {
  author: SiteAuthor;
  label: string;
  list: PostList;
  paging: Paging;
}

export interface HeadingProps {
  title: string;
  /** Smaller words above it. */
  kicker?: ReactNode;
  /** What stands below it. */
  children?: ReactNode;
}

export interface NoticeProps {
  /** The status, such as 404; null where nothing went wrong. */
  status: number | null;
  title: string;
  text: string;
  /** What helps on: a search, a link. */
  children?: ReactNode;
  /** Posts to go on with. */
  posts?: readonly SitePostCard[];
}

/**
 * How a publication looks: tokens, and a component for each part of a page. Page kinds without a component of their own (archive, search)
 * are made of `Heading` and the shared parts in `features/site/parts`. docs/guides/themes.md tells how to make one.
 */
export interface Theme {
  readonly tokens: ThemeTokens;
  /** On top of every page; `home` is true on the first page of the home page, whose `Home` shows the publication's name itself. */
  readonly Masthead: Part<{ path: string | undefined; home: boolean }>;
  readonly Footer: Part<object>;
  readonly Home: Part<HomeProps>;
  readonly Post: Part<PostProps>;
  readonly Tag: Part<TagProps>;
  readonly Author: Part<AuthorProps>;
  /** The page's only first heading, where no other component has it. */
  readonly Heading: Part<HeadingProps>;
  readonly Notice: Part<NoticeProps>;
}
