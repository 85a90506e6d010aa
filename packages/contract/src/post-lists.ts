import { z } from "zod";
import { bulkResultOf } from "./bulk.ts";
import { pageInput, pageOf } from "./paging.ts";
import { postKind, postStatus, postStatuses, postSummary } from "./posts.ts";
import { countedVersion, id, instant, line } from "./primitives.ts";

/** The dates a list of posts is ordered by, and narrowed down by. */
export const postOrders = ["updated", "published", "created"] as const;

/** What a list of posts is narrowed down to. What is left out does not matter. */
export const postFilter = z.object({
  status: z.array(postStatus).max(postStatuses.length).optional(),
  authorId: id.optional(),
  tagId: id.optional(),
  /** Words, or beginnings of words, of title, excerpt and text. */
  q: z.string().trim().max(200).optional(),
  bin: z.boolean().optional(),
  /** Live posts whose working copy is newer than what readers see. */
  hasChanges: z.boolean().optional(),
  /** Posts in review that wait for the caller, or for nobody in particular. */
  awaitingMe: z.boolean().optional(),
  /** The language its settings name; "default" for those that name none. */
  language: z.string().min(1).max(35).optional(),
  /** By the date of `order`: from this instant on, and before that one. */
  from: instant.optional(),
  before: instant.optional(),
  order: z.enum(postOrders).optional(),
});
export type PostFilter = z.infer<typeof postFilter>;

export const listPostsInput = pageInput.extend({
  ...postFilter.shape,
  kind: postKind.optional(),
  bin: z.boolean().default(false),
  order: z.enum(postOrders).default("updated"),
});
export const listPostsOutput = pageOf(postSummary);

export const postView = z.object({
  id,
  kind: postKind,
  name: z.string(),
  shared: z.boolean(),
  /** It is the caller's to change. */
  own: z.boolean(),
  filter: postFilter,
});
export type PostView = z.infer<typeof postView>;

const name = line(60).pipe(z.string().min(1, { error: "Give the view a name" }));
export const listPostViewsInput = z.object({ kind: postKind });
export const listPostViewsOutput = z.array(postView);
export const createPostViewInput = z.object({
  kind: postKind,
  name,
  shared: z.boolean().default(false),
  filter: postFilter,
});
export const updatePostViewInput = z.object({
  id,
  name: name.optional(),
  shared: z.boolean().optional(),
  filter: postFilter.optional(),
});
export const deletePostViewInput = z.object({ id });

/** What can be done with many posts at once, each as its own change. */
export const bulkAction = z.discriminatedUnion("do", [
  z.object({ do: z.literal("publish") }),
  z.object({ do: z.literal("unpublish") }),
  z.object({ do: z.literal("add_tag"), tagId: id }),
  z.object({ do: z.literal("remove_tag"), tagId: id }),
  z.object({ do: z.literal("add_author"), authorId: id }),
  z.object({ do: z.literal("set_authors"), authorIds: z.array(id).min(1).max(20) }),
  z.object({ do: z.literal("delete") }),
  z.object({ do: z.literal("undelete") }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

/** The version is asked for where what stands in the working copy matters: by publishing. */
export const bulkStep = z.object({ id, version: countedVersion.optional(), action: bulkAction });
export type BulkStep = z.infer<typeof bulkStep>;

export const bulkInput = z.object({ steps: z.array(bulkStep).min(1).max(100) });
export const bulkResult = bulkResultOf(bulkStep);
export type BulkResult = z.infer<typeof bulkResult>;
export const bulkOutput = z.object({ results: z.array(bulkResult) });

/** What the studio's first screen shows; each list is cut, and `more` says which. */
export const nowParts = ["reviews", "changesAsked", "drafts", "inReview", "scheduled", "published"] as const;
export type NowPart = (typeof nowParts)[number];
const nowList = z.object({ items: z.array(postSummary), more: z.boolean() });
export const nowOutput = z.object({
  reviews: nowList,
  changesAsked: nowList,
  drafts: nowList,
  inReview: nowList,
  scheduled: nowList,
  published: nowList,
});
export type Now = z.infer<typeof nowOutput>;
