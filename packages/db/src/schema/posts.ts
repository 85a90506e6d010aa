import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { PostKind, PostOutline, PostSettings, PostStatus } from "@broadsheet/contract/posts";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, plainWords, publicationId, scopedPolicy, tsvector } from "./columns.ts";
import { authors, users } from "./people.ts";
import { publications } from "./publications.ts";
import { tags } from "./tags.ts";

/** Posts nobody has seen and nobody has set a time for; as SQL without parameters, so that Postgres knows the index by it. */
export const undatedPosts = (t: { status: AnyPgColumn; live: AnyPgColumn; deletedAt: AnyPgColumn }) =>
  sql`${t.status} in ('draft', 'in_review', 'changes_requested', 'approved') and not ${t.live} and ${t.deletedAt} is null`;

/**
 * One row a post: its place in the workflow, and what readers see. The columns from `slug` on are the published snapshot, computed when the
 * post is published so that a page is one indexed select; they are null until then. What is being edited is in `post_working_copies`.
 */
export const posts = pgTable(
  "posts",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    kind: text().$type<PostKind>().notNull(),
    status: text().$type<PostStatus>().notNull(),
    /** Readers can see it. Stays true while a live post's changes are in review. */
    live: boolean().notNull().default(false),
    /** Version of the working copy that readers see. */
    liveVersion: integer(),
    /** The working copy is newer than what readers see. Kept by triggers of both tables, so that a list can ask for it. */
    hasChanges: boolean().notNull().default(false),
    scheduledAt: instant(),
    /** Who set that time; null for a program, and for somebody whose account is gone. */
    scheduledBy: uuid().references(() => users.id, { onDelete: "set null" }),
    /** When readers lose it by itself; only of a post that is live or about to be. */
    unpublishAt: instant(),
    unpublishBy: uuid().references(() => users.id, { onDelete: "set null" }),
    /** When it was first published, or the date it was given by hand or by an import; orders lists and feeds. */
    publishedAt: instant(),
    /** When what readers see last changed. */
    liveUpdatedAt: instant(),
    deletedAt: instant(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),

    slug: text(),
    title: text(),
    excerpt: text(),
    document: jsonb().$type<PostDocumentJson>(),
    html: text(),
    /** The headings of `html`, with their ids; null where it was rendered before there was such a list. */
    outline: jsonb().$type<PostOutline>(),
    /** Which version of the renderer made `html`; older ones are rendered again in the background. */
    rendererVersion: integer().notNull().default(0),
    settings: jsonb().$type<PostSettings>(),
    /** The post it is a translation of, as its settings say: a column, so that row-level security lets an index find it. */
    translationOf: uuid(),
    wordCount: integer(),
    readingMinutes: integer(),
    search: tsvector(),
    /** The body as plain text, from which passages of search hits are cut; null for what was published before it was kept. */
    bodyText: text(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    uniqueIndex("posts_live_slug").on(t.publicationId, t.kind, t.slug).where(sql`${t.live}`),
    index("posts_live_by_date")
      .on(t.publicationId, t.kind, t.publishedAt.desc(), t.id.desc())
      .where(sql`${t.live}`),
    // Posts and pages together: a search for a word that most have walks here and stops when it has enough.
    index("posts_live_newest").on(t.publicationId, t.publishedAt.desc(), t.id.desc()).where(sql`${t.live}`),
    // Lists of the studio: by date, by state, the bin, and what is not out yet.
    index("posts_by_publication_date")
      .on(t.publicationId, t.publishedAt.desc(), t.id.desc())
      .where(sql`${t.publishedAt} is not null`),
    index("posts_created").on(t.publicationId, t.createdAt.desc(), t.id.desc()),
    index("posts_state").on(t.publicationId, t.status, t.kind, t.id),
    index("posts_bin").on(t.publicationId, t.id).where(sql`${t.deletedAt} is not null`),
    index("posts_changed").on(t.publicationId, t.id).where(sql`${t.hasChanges}`),
    index("posts_due").on(t.publicationId, t.scheduledAt).where(sql`${t.status} = 'scheduled'`),
    index("posts_undated").on(t.publicationId, t.id).where(undatedPosts(t)),
    index("posts_due_to_leave").on(t.publicationId, t.unpublishAt).where(sql`${t.unpublishAt} is not null`),
    index("posts_rendered").on(t.publicationId, t.rendererVersion, t.id).where(sql`${t.live}`),
    index("posts_search").using("gin", t.search).where(sql`${t.live}`),
    // Of the titles alone: a word of a title must be found however many posts have it in their text.
    index("posts_title_search").using("gin", sql`ts_filter(${t.search}, '{a}')`).where(sql`${t.live}`),
    index("posts_translations")
      .on(t.publicationId, t.translationOf)
      .where(sql`${t.live} and ${t.translationOf} is not null`),
    check("posts_kind", sql`${t.kind} in ('post', 'page')`),
    check(
      "posts_status",
      sql`${t.status} in ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'published', 'archived')`,
    ),
    check("posts_scheduled_has_time", sql`(${t.status} = 'scheduled') = (${t.scheduledAt} is not null)`),
    check(
      "posts_unpublish_is_of_live",
      sql`${t.unpublishAt} is null or ((${t.live} or ${t.status} = 'scheduled') and (${t.scheduledAt} is null or ${t.unpublishAt} > ${t.scheduledAt}))`,
    ),
    check("posts_published_is_live", sql`${t.status} <> 'published' or ${t.live}`),
    check("posts_archived_is_not_live", sql`${t.status} <> 'archived' or not ${t.live}`),
    check("posts_deleted_is_not_live", sql`${t.deletedAt} is null or not ${t.live}`),
    check(
      "posts_live_is_complete",
      sql`not ${t.live} or num_nulls(${t.liveVersion}, ${t.publishedAt}, ${t.liveUpdatedAt}, ${t.slug}, ${t.title}, ${t.document}, ${t.html}, ${t.settings}, ${t.search}) = 0`,
    ),
    scopedPolicy(),
  ],
);

const postKey = (t: { publicationId: AnyPgColumn; postId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.publicationId, t.postId],
    foreignColumns: [posts.publicationId, posts.id],
  }).onDelete("cascade");

/** What people edit; exactly one a post. `version` grows with every save. */
export const postWorkingCopies = pgTable(
  "post_working_copies",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    kind: text().$type<PostKind>().notNull(),
    version: integer().notNull().default(1),
    title: text().notNull().default(""),
    slug: text(),
    document: jsonb().$type<PostDocumentJson>().notNull(),
    settings: jsonb().$type<PostSettings>().notNull(),
    updatedAt: instant().notNull(),
    updatedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    /** What the studio finds it by: words as they are, since working copies are of any language. Cut where a tsvector would overflow. */
    search: tsvector().generatedAlwaysAs(
      sql`setweight(to_tsvector('simple', ${plainWords("left(title, 1000)")}), 'A') || setweight(to_tsvector('simple', ${plainWords("left(coalesce(settings ->> 'excerpt', ''), 2000)")}), 'B') || setweight(to_tsvector('simple', ${plainWords("left(jsonb_path_query_array(document, 'strict $.**.text')::text, 150000)")}), 'D')`,
    ),
    /** As its settings say: a column, so that row-level security lets an index find it. */
    language: text().generatedAlwaysAs(sql`settings ->> 'language'`),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId] }),
    postKey(t),
    unique("post_working_copies_slug").on(t.publicationId, t.kind, t.slug),
    // Asked by `find_working_copies`, which row-level security does not bind.
    index("post_working_copies_search").using("gin", t.search),
    index("post_working_copies_tags").using("gin", sql`(settings -> 'tagIds')`),
    index("post_working_copies_language")
      .on(t.publicationId, t.language, t.updatedAt.desc(), t.postId.desc())
      .where(sql`${t.language} is not null`),
    index("post_working_copies_kind").on(t.publicationId, t.kind, t.updatedAt.desc(), t.postId.desc()),
    index("post_working_copies_updated").on(t.publicationId, t.updatedAt.desc(), t.postId.desc()),
    scopedPolicy(),
  ],
);

/** A kept state of the working copy: made by every publish, on demand, and before something is overwritten. */
export const postRevisions = pgTable(
  "post_revisions",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    id: uuid().notNull(),
    number: integer().notNull(),
    reason: text().$type<"publish" | "manual" | "restore" | "discard" | "import" | "auto">().notNull(),
    note: text().notNull().default(""),
    title: text().notNull(),
    slug: text(),
    document: jsonb().$type<PostDocumentJson>().notNull(),
    settings: jsonb().$type<PostSettings>().notNull(),
    createdAt: instant().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.id] }),
    postKey(t),
    unique("post_revisions_number").on(t.publicationId, t.postId, t.number),
    check(
      "post_revisions_reason",
      sql`${t.reason} in ('publish', 'manual', 'restore', 'discard', 'import', 'auto')`,
    ),
    scopedPolicy(),
  ],
);

/**
 * Since when readers are shown a post, on each of its tags and authors, so that an index has the posts of one in order; null for what is not live
 * and for pages. Kept by triggers, whoever writes: `posts` alone decides what may be shown.
 */
const shownAt = () => instant();

/** The byline, in order. Also says whose post it is. */
export const postAuthors = pgTable(
  "post_authors",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    authorId: uuid().notNull(),
    position: integer().notNull(),
    shownAt: shownAt(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.authorId] }),
    postKey(t),
    foreignKey({
      columns: [t.publicationId, t.authorId],
      foreignColumns: [authors.publicationId, authors.id],
    }),
    index("post_authors_author").on(t.publicationId, t.authorId, t.postId),
    index("post_authors_shown")
      .on(t.publicationId, t.authorId, t.shownAt.desc(), t.postId.desc())
      .where(sql`${t.shownAt} is not null`),
    scopedPolicy(),
  ],
);

/** Tags of the published snapshot, in order; those of the working copy are in its settings. */
export const postTags = pgTable(
  "post_tags",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    tagId: uuid().notNull(),
    position: integer().notNull(),
    shownAt: shownAt(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.tagId] }),
    postKey(t),
    foreignKey({
      columns: [t.publicationId, t.tagId],
      foreignColumns: [tags.publicationId, tags.id],
    }).onDelete("cascade"),
    index("post_tags_tag").on(t.publicationId, t.tagId, t.postId),
    index("post_tags_shown")
      .on(t.publicationId, t.tagId, t.shownAt.desc(), t.postId.desc())
      .where(sql`${t.shownAt} is not null`),
    scopedPolicy(),
  ],
);

/** What was said and decided in review, oldest first. */
export const postReviews = pgTable(
  "post_reviews",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    id: uuid().notNull(),
    action: text().$type<"requested" | "withdrawn" | "approved" | "changes_requested">().notNull(),
    comment: text().notNull().default(""),
    /** Version of the working copy it speaks of. */
    version: integer().notNull(),
    actorId: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.id] }),
    postKey(t),
    check(
      "post_reviews_action",
      sql`${t.action} in ('requested', 'withdrawn', 'approved', 'changes_requested')`,
    ),
    scopedPolicy(),
  ],
);

/** Addresses a live post had before. They lead to the post itself, so a chain of changes is always one redirect. */
export const slugHistory = pgTable(
  "slug_history",
  {
    publicationId: publicationId(),
    kind: text().$type<PostKind>().notNull(),
    slug: text().notNull(),
    postId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.kind, t.slug] }),
    postKey(t),
    index("slug_history_post").on(t.publicationId, t.postId),
    scopedPolicy(),
  ],
);
