import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { posts } from "./posts.ts";
import { publications } from "./publications.ts";

const ofPost = (t: { publicationId: AnyPgColumn; postId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.publicationId, t.postId],
    foreignColumns: [posts.publicationId, posts.id],
  }).onDelete("cascade");

/** A conversation about a passage. Where it stands is said by a mark with its id in the working copy's document. */
export const commentThreads = pgTable(
  "comment_threads",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    id: uuid().notNull(),
    /** The passage as it read when the thread was opened. */
    quote: text().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
    resolvedAt: instant(),
    resolvedBy: uuid().references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [primaryKey({ columns: [t.publicationId, t.postId, t.id] }), ofPost(t), scopedPolicy()],
);

/** What was said in a thread, oldest first; the first comment opened it. A deleted one keeps its place without its text. */
export const comments = pgTable(
  "comments",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    threadId: uuid().notNull(),
    id: uuid().notNull(),
    body: text().notNull(),
    /** People named in the text. */
    mentions: uuid().array().notNull().default(sql`'{}'::uuid[]`),
    userId: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
    editedAt: instant(),
    deletedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.threadId, t.id] }),
    foreignKey({
      columns: [t.publicationId, t.postId, t.threadId],
      foreignColumns: [commentThreads.publicationId, commentThreads.postId, commentThreads.id],
    }).onDelete("cascade"),
    check("comments_deleted_has_no_text", sql`${t.deletedAt} is null or ${t.body} = ''`),
    scopedPolicy(),
  ],
);

/** From whom a review was asked for the last time. */
export const postReviewers = pgTable(
  "post_reviewers",
  {
    publicationId: publicationId(),
    postId: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.postId, t.userId] }),
    index("post_reviewers_user").on(t.publicationId, t.userId, t.postId),
    ofPost(t),
    scopedPolicy(),
  ],
);

/** What was found at an address that posts lead to, kept so that nobody is asked too often. */
export const linkChecks = pgTable(
  "link_checks",
  {
    publicationId: publicationId(),
    /** SHA-256 of the address: an index holds no text of any length. */
    urlHash: text().notNull(),
    url: text().notNull(),
    result: text().$type<"found" | "missing" | "unreachable" | "refused">().notNull(),
    httpStatus: integer(),
    checkedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.urlHash] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    index("link_checks_age").on(t.publicationId, t.checkedAt),
    check("link_checks_result", sql`${t.result} in ('found', 'missing', 'unreachable', 'refused')`),
    scopedPolicy(),
  ],
);
