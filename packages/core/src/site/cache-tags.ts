/**
 * What reader responses are made from, as `Cache-Tag` names it. Publishing, and every other change of what readers see, purges the tags of what
 * it touched after its commit.
 */
export const cacheTags = {
  /** Everything of a publication: its name, settings, navigation. */
  publication: (publicationId: string) => `publication:${publicationId}`,
  /** Lists of posts, feeds, archive and sitemaps of a publication. */
  lists: (publicationId: string) => `lists:${publicationId}`,
  post: (postId: string) => `post:${postId}`,
  tag: (tagId: string) => `tag:${tagId}`,
  author: (authorId: string) => `author:${authorId}`,
};
