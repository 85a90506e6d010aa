import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { postKind, postStatus, postStatuses, postSummary } from "./posts.ts";
import { id, instant, line } from "./primitives.ts";

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
