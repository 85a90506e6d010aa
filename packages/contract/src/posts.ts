import { z } from "zod";
import { authorRef } from "./authors.ts";
import { bundleRef } from "./bundle-ref.ts";
import { postDocument } from "./documents.ts";
import { focalPoint, rendition } from "./media.ts";
import { pageInput, pageOf } from "./paging.ts";
import { countedVersion, href, id, instant, line, slug, text, webAddress } from "./primitives.ts";
import { tagRef } from "./tags.ts";
import { postStatuses } from "./vocabulary.ts";

export { postStatuses };

export const postKinds = ["post", "page"] as const;
export const postKind = z.enum(postKinds);
export type PostKind = z.infer<typeof postKind>;

export const postStatus = z.enum(postStatuses);
export type PostStatus = z.infer<typeof postStatus>;

/** The headings of a post's body, in order, with the levels and ids that they have in its HTML. */
export const postOutline = z.array(
  z.object({ level: z.number().int().min(1).max(6), text: z.string(), id: z.string() }),
);
export type PostOutline = z.infer<typeof postOutline>;

/** The workflow's steps, as buttons of the editor and verbs of the server. */
export const postActions = [
  "edit",
  "suggest",
  "comment",
  "request_review",
  "withdraw",
  "approve",
  "request_changes",
  "schedule",
  "unschedule",
  "schedule_unpublish",
  "cancel_unpublish",
  "publish",
  "unpublish",
  "archive",
  "restore",
  "discard_changes",
  "delete",
  "undelete",
  "purge",
  "assign_authors",
] as const;
export const postAction = z.enum(postActions);
export type PostAction = z.infer<typeof postAction>;

/** As it is stored and shown: what was taken once is shown, also when today's rules would refuse it. */
export const cover = z.object({
  src: z.string(),
  alt: line(500).default(""),
  caption: line(500).default(""),
  width: z.number().int().positive().nullable().default(null),
  height: z.number().int().positive().nullable().default(null),
});
export type Cover = z.infer<typeof cover>;
const coverInput = cover.extend({ src: href });

/** A cover as readers get it: with what was known of its file when the post was rendered. Null for a picture from elsewhere. */
export const siteCover = cover.extend({
  picture: z
    .object({
      /** The file's own address on this site and size, whatever the cover says. */
      src: z.string(),
      width: z.number().int().nullable(),
      height: z.number().int().nullable(),
      /** Lighter versions, whose addresses follow from `src` (renditions.ts). */
      formats: z.array(rendition.shape.format),
      widths: z.array(z.number().int()),
      placeholder: z.string().nullable(),
      focal: focalPoint,
    })
    .nullable()
    .default(null),
});
export type SiteCover = z.infer<typeof siteCover>;

const settingsFields = {
  excerpt: text(500),
  cover: coverInput.nullable(),
  tagIds: z.array(id).max(50),
  metaTitle: line(300),
  metaDescription: text(500),
  canonicalUrl: webAddress.nullable(),
  /** Search engines are asked to leave this post out. */
  noindex: z.boolean(),
  featured: z.boolean(),
  language: z.string().max(35).nullable(),
  /** The post this one is a translation of; all translations of one post name the same. */
  translationOf: id.nullable(),
  frontMatter: z.record(z.string(), z.json()),
};

/** Everything about a post beside title, address and body. `frontMatter` keeps what an import brought and nobody here understands. */
export const postSettings = z.object({
  excerpt: settingsFields.excerpt.default(""),
  cover: cover.nullable().default(null),
  tagIds: settingsFields.tagIds.default([]),
  metaTitle: settingsFields.metaTitle.default(""),
  metaDescription: settingsFields.metaDescription.default(""),
  canonicalUrl: settingsFields.canonicalUrl.default(null),
  noindex: settingsFields.noindex.default(false),
  featured: settingsFields.featured.default(false),
  language: settingsFields.language.default(null),
  translationOf: settingsFields.translationOf.default(null),
  frontMatter: settingsFields.frontMatter.default({}),
});
/** A change of some of them. Without defaults: what is not named must stay as it is. */
export const postSettingsPatch = z.object(settingsFields).partial();
export type PostSettings = z.infer<typeof postSettings>;

/** What a person edits: the working copy. Readers see it once it is published. */
export const workingCopy = z.object({
  version: z.number().int(),
  title: z.string(),
  slug: slug.nullable(),
  document: postDocument,
  settings: postSettings,
  updatedAt: instant,
  updatedBy: z.string().nullable(),
});
export type WorkingCopy = z.infer<typeof workingCopy>;

export const postSummary = z
  .object({
    id,
    kind: postKind,
    status: postStatus,
    live: z.boolean(),
    hasChanges: z.boolean(),
    title: z.string(),
    slug: slug.nullable(),
    excerpt: z.string(),
    version: z.number().int(),
    authors: z.array(authorRef),
    tags: z.array(tagRef),
    createdAt: instant,
    updatedAt: instant,
    publishedAt: instant.nullable(),
    scheduledAt: instant.nullable(),
    /** When readers lose it by itself. */
    unpublishAt: instant.nullable(),
    deletedAt: instant.nullable(),
  })
  .meta({ id: "PostSummary" });
export type PostSummary = z.infer<typeof postSummary>;

export const postReview = z.object({
  id,
  action: z.enum(["requested", "withdrawn", "approved", "changes_requested"]),
  comment: z.string(),
  actorName: z.string().nullable(),
  createdAt: instant,
});
/** From whom a review was asked, and what they said about it since. */
export const postReviewer = z.object({
  userId: id,
  name: z.string(),
  decision: z.enum(["approved", "changes_requested"]).nullable(),
});
export type PostReviewer = z.infer<typeof postReviewer>;
export type PostReview = z.infer<typeof postReview>;

/** One post for the people who work on it. `actions` lists what the caller may do with it now. */
export const postDetail = postSummary
  .extend({
    liveSlug: slug.nullable(),
    livePath: z.string().nullable(),
    workingCopy,
    reviews: z.array(postReview),
    reviewers: z.array(postReviewer),
    /** Who set the times; null for a program, and for somebody whose account is gone. */
    scheduledBy: z.string().nullable(),
    unpublishBy: z.string().nullable(),
    bundle: bundleRef.nullable(),
    actions: z.array(postAction),
  })
  .meta({ id: "PostDetail" });
export type PostDetail = z.infer<typeof postDetail>;

export const getPostInput = z.object({ id });
export const postRefInput = z.object({ id, version: countedVersion });

const title = line(255);

export const createPostInput = z.object({
  kind: postKind.default("post"),
  title: title.default(""),
  slug: slug.optional(),
  document: postDocument.optional(),
  settings: postSettingsPatch.optional(),
  authorIds: z.array(id).min(1).max(20).optional(),
});
export type CreatePostInput = z.infer<typeof createPostInput>;

/** A save names the version it read; what is left out stays as it is. */
export const savePostInput = postRefInput.extend({
  title: title.optional(),
  slug: slug.nullable().optional(),
  document: postDocument.optional(),
  settings: postSettingsPatch.optional(),
});
export type SavePostInput = z.infer<typeof savePostInput>;
export const savePostOutput = workingCopy.pick({ version: true, slug: true, updatedAt: true }).extend({
  status: postStatus,
  hasChanges: z.boolean(),
  actions: z.array(postAction),
});
export type SavePostOutput = z.infer<typeof savePostOutput>;

export const requestReviewInput = postRefInput.extend({
  comment: text(2000).default(""),
  /** Who is asked; everybody who may review when nobody is named. */
  reviewerIds: z.array(id).max(20).default([]),
});
export const approvePostInput = postRefInput.extend({ comment: text(2000).default("") });
export const requestChangesInput = postRefInput.extend({
  comment: text(2000).pipe(z.string().trim().min(1, { error: "Say what should change" })),
});
/** The version is what goes out; it may be left out to move a post that is scheduled already. */
export const schedulePostInput = postRefInput.partial({ version: true }).extend({ at: instant });
export const scheduleUnpublishInput = z.object({ id, at: instant });
export const cancelUnpublishInput = z.object({ id });
export const assignAuthorsInput = z.object({ id, authorIds: z.array(id).min(1).max(20) });

export const revision = z.object({
  id,
  number: z.number().int(),
  /** `auto`: kept by itself while people were writing. */
  reason: z.enum(["publish", "manual", "restore", "discard", "import", "auto"]),
  note: z.string(),
  title: z.string(),
  createdAt: instant,
  createdBy: z.string().nullable(),
});
export type Revision = z.infer<typeof revision>;
export const revisionDetail = revision.extend({
  slug: slug.nullable(),
  document: postDocument,
  settings: postSettings,
});
export type RevisionDetail = z.infer<typeof revisionDetail>;
export const listRevisionsInput = pageInput.extend({ postId: id });
export const listRevisionsOutput = pageOf(revision);
export const getRevisionInput = z.object({ postId: id, revisionId: id });
export const renameRevisionInput = getRevisionInput.extend({ note: line(200) });
export const createRevisionInput = postRefInput.extend({ note: line(200).default("") });
export const restoreRevisionInput = postRefInput.extend({ revisionId: id });

/** Pages live directly below the site's root, next to these addresses of Broadsheet itself. */
export const reservedPageSlugs: readonly string[] = [
  "api",
  "archive",
  "assets",
  "authors",
  "developers",
  "feed",
  "healthz",
  "media",
  "metrics",
  "posts",
  "preview",
  "readyz",
  "search",
  "share-images",
  "sitemap",
  "sitemaps",
  "studio",
  "tags",
];
