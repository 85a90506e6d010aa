import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { countedVersion, href, id, instant, line, slug, text } from "./primitives.ts";

export const tagRef = z.object({ id, name: z.string(), slug: z.string() }).meta({ id: "TagRef" });
export type TagRef = z.infer<typeof tagRef>;

const tagName = line(100).pipe(z.string().min(1, { error: "Give the tag a name" }));

export const tag = tagRef
  .extend({
    description: z.string(),
    imageUrl: z.string().nullable(),
    /** Live posts that carry the tag, counted as far as `mostCounted`; one more means that there are more. */
    postCount: z.number().int(),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: "Tag" });
export type Tag = z.infer<typeof tag>;

export const listTagsInput = pageInput.extend({ q: z.string().trim().max(100).optional() });
export const listTagsOutput = pageOf(tag);
export const getTagInput = z.object({ id });
export const createTagInput = z.object({
  name: tagName,
  slug: slug.optional(),
  description: text(2000).default(""),
  imageUrl: href.nullable().default(null),
});
export type CreateTagInput = z.infer<typeof createTagInput>;
/** Names the version it was made from; what is left out stays as it is. */
export const updateTagInput = z.object({
  id,
  version: countedVersion,
  name: tagName.optional(),
  slug: slug.optional(),
  description: text(2000).optional(),
  imageUrl: href.nullable().optional(),
});
export type UpdateTagInput = z.infer<typeof updateTagInput>;
export const deleteTagInput = z.object({ id });
/** Moves every post of `id` to `intoId`, then removes `id`; its address redirects. */
export const mergeTagsInput = z.object({ id, intoId: id });
