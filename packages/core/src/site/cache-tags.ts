import type { SitePostCard } from "@broadsheet/contract/site";
import type { SitePostWithNeighbours } from "./post.reads.ts";

/**
 * What reader responses are made from, as `Cache-Tag` names it. A response carries the tags of all it shows; publishing, and every other
 * change of what readers see, purges the tags of what it touched (`kernel/purge.ts`, `site/forget-post.ts`; docs/decisions/0082).
 */
export const cacheTags = {
  /** Everything of a publication: its name, settings, navigation. */
  publication: (publicationId: string) => `publication:${publicationId}`,
  /** What every post changes: home, archive, the publication's feeds, sitemaps, search, lists of the API. */
  lists: (publicationId: string) => `lists:${publicationId}`,
  /** What leads elsewhere or says that nothing is there. */
  addresses: (publicationId: string) => `addresses:${publicationId}`,
  /** Lists that name more tags and authors than they can carry the tags of. */
  names: (publicationId: string) => `names:${publicationId}`,
  /** Whatever shows a post: its page, and the pages that name it. */
  post: (postId: string) => `post:${postId}`,
  /** A post's own page, for what comes to stand on it beside the post. */
  page: (postId: string) => `page:${postId}`,
  /** Whatever names a tag. */
  tag: (tagId: string) => `tag:${tagId}`,
  /** Whatever names an author. */
  author: (authorId: string) => `author:${authorId}`,
  /** What lists the posts of a tag or an author: its page and its feeds. */
  postsOf: (nameId: string) => `posts-of:${nameId}`,
};

/** What a change of a tag or author touches: whatever names it, the lists that name more than they say, and what leads to its page. */
const tagsOfName = (publicationId: string, own: string): string[] => [
  own,
  cacheTags.names(publicationId),
  cacheTags.lists(publicationId),
  cacheTags.addresses(publicationId),
];

export const tagsOfTag = (publicationId: string, tagId: string) =>
  tagsOfName(publicationId, cacheTags.tag(tagId));

export const tagsOfAuthor = (publicationId: string, authorId: string) =>
  tagsOfName(publicationId, cacheTags.author(authorId));

type Named = Pick<SitePostCard, "authors" | "tags">;

const namedIn = ({ authors, tags }: Named): string[] => [
  ...tags.map(({ id }) => cacheTags.tag(id)),
  ...authors.map(({ id }) => cacheTags.author(id)),
];

/** What a post's text is made from, wherever it stands by itself. */
export const tagsCarriedByText = (post: Named & { id: string }): string[] => [
  cacheTags.post(post.id),
  ...namedIn(post),
];

/** What a post's page is made from: itself, its tags and authors, and the posts that are named on it. */
export const tagsCarriedByPage = (post: SitePostWithNeighbours): string[] => [
  ...tagsCarriedByText(post),
  cacheTags.page(post.id),
  ...[post.older, post.newer].flatMap((neighbour) => (neighbour ? [cacheTags.post(neighbour.id)] : [])),
  ...[...post.related, ...post.translations].map(({ id }) => cacheTags.post(id)),
];

/** Tags and authors of which a list carries the tags; a header has an end. */
const mostNames = 100;

/** What a list of the posts of a tag or author is made from. */
export function tagsCarriedByPostsOf(
  publicationId: string,
  nameId: string,
  cards: readonly Named[],
): string[] {
  const named = new Set(cards.flatMap(namedIn));
  return [cacheTags.postsOf(nameId), ...(named.size > mostNames ? [cacheTags.names(publicationId)] : named)];
}
