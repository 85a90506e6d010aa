/**
 * What reader responses are made from, as `Cache-Tag` names it. A response carries the tags of all it shows; publishing, and every other
 * change of what readers see, purges the tags of what it touched (`kernel/purge.ts`).
 */
export const cacheTags = {
  /** Everything of a publication: its name, settings, navigation. */
  publication: (publicationId: string) => `publication:${publicationId}`,
  /** Lists of posts, feeds, archive and sitemaps of a publication, and whatever names posts, tags or authors beside its own. */
  lists: (publicationId: string) => `lists:${publicationId}`,
  /** What leads elsewhere or says that nothing is there. */
  addresses: (publicationId: string) => `addresses:${publicationId}`,
  post: (postId: string) => `post:${postId}`,
  tag: (tagId: string) => `tag:${tagId}`,
  author: (authorId: string) => `author:${authorId}`,
};

/** What shows a post: its page, lists, and what leads to it. */
export const tagsOfPost = (publicationId: string, postId: string): string[] => [
  cacheTags.post(postId),
  cacheTags.lists(publicationId),
  cacheTags.addresses(publicationId),
];

/** What shows a tag: its page, the posts that carry it and the lists that name it, and what leads to its page. */
export const tagsOfTag = (publicationId: string, tagId: string): string[] => [
  cacheTags.tag(tagId),
  cacheTags.lists(publicationId),
  cacheTags.addresses(publicationId),
];

/** What shows an author, likewise. */
export const tagsOfAuthor = (publicationId: string, authorId: string): string[] => [
  cacheTags.author(authorId),
  cacheTags.lists(publicationId),
  cacheTags.addresses(publicationId),
];
