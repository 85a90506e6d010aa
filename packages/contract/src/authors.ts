import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { countedVersion, href, id, line, slug, text, webAddress } from "./primitives.ts";

/** A name on a byline. Everybody on staff has one; a guest or an imported author has one without an account. */
export const authorRef = z.object({ id, name: z.string(), slug: z.string() }).meta({ id: "AuthorRef" });
export type AuthorRef = z.infer<typeof authorRef>;

export const author = authorRef
  .extend({
    bio: z.string(),
    avatarUrl: z.string().nullable(),
    website: z.string().nullable(),
    /** Live posts on whose byline the author stands, counted as far as `mostCounted`; one more means that there are more. */
    postCount: z.number().int(),
    version: z.number().int(),
    /** True when the author has an account on the staff. */
    onStaff: z.boolean(),
  })
  .meta({ id: "Author" });
export type Author = z.infer<typeof author>;

const authorName = line(100).pipe(z.string().min(1, { error: "Give the author a name" }));
const profile = {
  bio: text(2000),
  avatarUrl: href.nullable(),
  website: webAddress.nullable(),
};

export const listAuthorsInput = pageInput.extend({ q: z.string().trim().max(100).optional() });
export const listAuthorsOutput = pageOf(author);
export const getAuthorInput = z.object({ id });
export const createAuthorInput = z.object({
  name: authorName,
  slug: slug.optional(),
  bio: profile.bio.default(""),
  avatarUrl: profile.avatarUrl.default(null),
  website: profile.website.default(null),
});
export type CreateAuthorInput = z.infer<typeof createAuthorInput>;
/** Names the version it was made from; what is left out stays as it is. */
export const updateAuthorInput = z.object({
  id,
  version: countedVersion,
  name: authorName.optional(),
  slug: slug.optional(),
  bio: profile.bio.optional(),
  avatarUrl: profile.avatarUrl.optional(),
  website: profile.website.optional(),
});
export type UpdateAuthorInput = z.infer<typeof updateAuthorInput>;
/** Only an author without posts and without an account can be deleted. */
export const deleteAuthorInput = z.object({ id });
