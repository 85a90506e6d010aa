import { z } from "zod";
import { authorRef } from "./authors.ts";
import { postDocument } from "./documents.ts";
import { pageInput, pageOf } from "./paging.ts";
import { cover, postAction, postKind, postSettingsPatch, postStatus, postStatuses } from "./posts.ts";
import { id, instant, line, slug, text } from "./primitives.ts";
import { tagRef } from "./tags.ts";

/** Of REST at `/api/v1`. Reads without a token, or with `view=live`, answer what readers see; `view=editorial` what the staff works on. */
const view = z.enum(["live", "editorial"]).default("live").meta({
  description: "`editorial` answers working copies; it needs the scope `posts:read` or `posts:write`",
});

/** Parts of a post that are sent only when asked for. */
const parts = ["html", "document"] as const;
export type ApiPart = (typeof parts)[number];
const include = z
  .string()
  .regex(/^(?:html|document)(?:,(?:html|document))*$/, { error: "Use html, document or html,document" })
  .meta({ description: "Parts to add, joined by commas: `html`, `document`", examples: ["html,document"] });

const statuses = z
  .string()
  .regex(new RegExp(`^(?:${postStatuses.join("|")})(?:,(?:${postStatuses.join("|")}))*$`), {
    error: `Use states joined by commas: ${postStatuses.join(", ")}`,
  })
  .meta({ description: "States of the workflow, joined by commas; with `view=editorial` alone" });

const common = {
  id,
  kind: postKind,
  title: z.string(),
  excerpt: z.string(),
  authors: z.array(authorRef),
  tags: z.array(tagRef),
};
const described = {
  cover: cover.nullable(),
  featured: z.boolean(),
  language: z.string().nullable(),
  metaTitle: z.string(),
  metaDescription: z.string(),
  canonicalUrl: z.string().nullable(),
};
const asked = { html: z.string().optional(), document: postDocument.optional() };

/** A post or page as it was last published. */
export const apiLivePost = z
  .object({
    view: z.literal("live"),
    ...common,
    slug: z.string(),
    url: z.string(),
    ...described,
    wordCount: z.number().int(),
    readingMinutes: z.number().int(),
    publishedAt: instant,
    updatedAt: instant,
    ...asked,
  })
  .meta({ id: "LivePost" });
export type ApiLivePost = z.infer<typeof apiLivePost>;

/** What is common to working copies in lists and alone. `version` is what a change has to name. */
export const apiEditorialSummary = z
  .object({
    view: z.literal("editorial"),
    ...common,
    slug: slug.nullable(),
    status: postStatus,
    live: z.boolean(),
    hasChanges: z.boolean(),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
    publishedAt: instant.nullable(),
    scheduledAt: instant.nullable(),
    unpublishAt: instant.nullable(),
    deletedAt: instant.nullable(),
  })
  .meta({ id: "EditorialSummary" });
export const apiEditorialPost = apiEditorialSummary
  .extend({
    /** Where readers find it; null while they cannot. */
    url: z.string().nullable(),
    ...described,
    frontMatter: z.record(z.string(), z.json()),
    /** The steps of the workflow this caller may take now. */
    actions: z.array(postAction),
    ...asked,
  })
  .meta({ id: "EditorialPost" });
export type ApiEditorialPost = z.infer<typeof apiEditorialPost>;
export type ApiEditorialSummary = z.infer<typeof apiEditorialSummary>;

export const apiPost = z.discriminatedUnion("view", [apiLivePost, apiEditorialPost]).meta({ id: "Post" });
export type ApiPost = z.infer<typeof apiPost>;
export const apiPostPage = pageOf(z.discriminatedUnion("view", [apiLivePost, apiEditorialSummary])).meta({
  id: "PostPage",
});
export type ApiPostPage = z.infer<typeof apiPostPage>;

export const apiListPostsInput = pageInput.extend({
  view,
  include: include.optional(),
  tag: slug.optional().meta({ description: "Slug of a tag" }),
  author: slug.optional().meta({ description: "Slug of an author" }),
  q: line(200).optional().meta({ description: "Words to look for; in titles alone with `view=editorial`" }),
  publishedAfter: instant.optional(),
  publishedBefore: instant.optional(),
  status: statuses.optional(),
});
export type ApiListPostsInput = z.infer<typeof apiListPostsInput>;
export const apiGetPostInput = z.object({ id, view, include: include.default("html") });
export const apiGetPostBySlugInput = z.object({ slug, view, include: include.default("html") });
export type ApiGetPostInput = Omit<z.infer<typeof apiGetPostInput>, "id"> &
  ({ id: string } | { slug: string });

/** The text of a post, in one of three forms. */
const body = {
  document: postDocument.optional(),
  markdown: text(2_000_000).optional(),
  html: text(4_000_000).optional(),
};
const oneBody = (value: { [part in keyof typeof body]?: unknown }) =>
  [value.document, value.markdown, value.html].filter((part) => part !== undefined).length <= 1;
const bodyError = { error: "Send one of document, markdown and html", path: ["document"] };

const title = line(255);
const version = z
  .number()
  .int()
  .min(1)
  .meta({ description: "The version the change was made from; `If-Match` does the same" });

export const apiCreatePostInput = z
  .object({
    title: title.default(""),
    slug: slug.optional(),
    authorIds: z.array(id).min(1).max(20).optional(),
    ...body,
    ...postSettingsPatch.shape,
  })
  .refine(oneBody, bodyError)
  .meta({
    examples: [
      {
        title: "Hello",
        markdown: "First **post**.",
        authorIds: ["0199b5c2-7d3e-7a41-8f10-2f6d3c1e9a55"],
        excerpt: "Where it begins",
      },
    ],
  });
export type ApiCreatePostInput = z.infer<typeof apiCreatePostInput>;

/** What is left out stays as it is. */
export const apiUpdatePostInput = z
  .object({
    id,
    version,
    title: title.optional(),
    slug: slug.nullable().optional(),
    ...body,
    ...postSettingsPatch.shape,
  })
  .refine(oneBody, bodyError);
export type ApiUpdatePostInput = z.infer<typeof apiUpdatePostInput>;

/** For steps in which the text matters. */
export const apiStepInput = z.object({ id, version });
/** For steps in which it does not: the version may be named, and is then checked. */
export const apiLooseStepInput = z.object({ id, version: version.optional() });
/** The same, for a request without a body. */
export const apiDeletePostInput = z.object({ id, version: z.coerce.number().int().min(1).optional() });
export const apiScheduleInput = apiStepInput.extend({ at: instant });
export const apiReviewInput = apiStepInput.extend({ comment: text(2000).default("") });
export const apiAssignAuthorsInput = z.object({ id, authorIds: z.array(id).min(1).max(20) });

export const apiListInput = pageInput.extend({ view, q: line(100).optional() });
export type ApiListInput = z.infer<typeof apiListInput>;
export const apiByIdInput = z.object({ id, view });
export const apiBySlugInput = z.object({ slug, view });

/** As far as it costs little to count. */
const postCount = z.number().int().meta({
  description:
    "Live posts of it. In a list of live names this is exact; one that is read alone is counted as far as 1,000, and with `view=editorial` as far as 100: one more stands for all that there are beyond.",
});

export const apiTag = tagRef
  .extend({
    description: z.string(),
    imageUrl: z.string().nullable(),
    postCount,
    /** With `view=editorial`: what a change names as the version it was made from. */
    version: z.number().int().optional(),
    url: z.string(),
  })
  .meta({ id: "ApiTag" });
export type ApiTag = z.infer<typeof apiTag>;
export const apiTagPage = pageOf(apiTag).meta({ id: "TagPage" });
export const apiAuthor = authorRef
  .extend({
    bio: z.string(),
    avatarUrl: z.string().nullable(),
    website: z.string().nullable(),
    postCount,
    url: z.string(),
  })
  .meta({ id: "ApiAuthor" });
export type ApiAuthor = z.infer<typeof apiAuthor>;
export const apiAuthorPage = pageOf(apiAuthor).meta({ id: "AuthorPage" });
