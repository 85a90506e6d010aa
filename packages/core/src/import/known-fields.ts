/** Names that fields of front matter have in Jekyll, Hugo and their kin; of several in one file the first here is read. */
export const knownFields = {
  title: ["title"],
  date: ["date", "pubDate", "publishDate", "published_at"],
  updated: ["updated", "lastmod", "last_modified_at", "modified", "updatedDate"],
  slug: ["slug"],
  permalink: ["permalink", "url"],
  aliases: ["aliases", "redirect_from"],
  authors: ["authors", "author"],
  tags: ["tags", "tag"],
  categories: ["categories", "category"],
  kind: ["type", "layout"],
  draft: ["draft"],
  published: ["published"],
  status: ["status"],
  excerpt: ["excerpt", "summary"],
  description: ["description"],
  metaTitle: ["meta_title", "seo_title"],
  metaDescription: ["meta_description", "seo_description"],
  canonical: ["canonical", "canonical_url", "canonicalURL"],
  featured: ["featured"],
  noindex: ["noindex", "no_index"],
  language: ["language", "lang"],
  cover: ["cover", "image", "featured_image", "hero", "thumbnail"],
  /** Says that the file is an export of Broadsheet, to be read exactly as it was written. */
  exact: ["broadsheet"],
} as const satisfies Record<string, readonly string[]>;

export type KnownField = keyof typeof knownFields;

/** Every name an import may understand: what an export must not write for something else. */
export const knownNames: ReadonlySet<string> = new Set(Object.values(knownFields).flat());
