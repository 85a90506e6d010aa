import { z } from "zod";
import { bundleAction, bundleStatus } from "./bundle-ref.ts";
import { pageInput, pageOf } from "./paging.ts";
import { postKind, postStatus } from "./posts.ts";
import { countedVersion, id, instant, line } from "./primitives.ts";

/** Why one post of a bundle keeps all of them waiting. */
export const bundleObstacle = z.object({ postId: id, title: z.string(), message: z.string() });
export type BundleObstacle = z.infer<typeof bundleObstacle>;

export const bundleSummary = z.object({
  id,
  name: z.string(),
  status: bundleStatus,
  version: z.number().int(),
  postCount: z.number().int(),
  scheduledAt: instant.nullable(),
  scheduledBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  /** What stood in the way when its time came; null once it was tried or scheduled again. */
  failure: z.array(bundleObstacle).nullable(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  updatedAt: instant,
});
export type BundleSummary = z.infer<typeof bundleSummary>;

export const bundleItem = z.object({
  postId: id,
  action: bundleAction,
  kind: postKind,
  title: z.string(),
  status: postStatus,
  live: z.boolean(),
  hasChanges: z.boolean(),
  /** What stands in the way of it now, for the person who asks. */
  obstacles: z.array(z.string()),
});
export type BundleItem = z.infer<typeof bundleItem>;

/** A bundle whole. `hiddenPosts` counts those of it that the person who asks may not see. */
export const bundleDetail = bundleSummary.extend({
  items: z.array(bundleItem),
  hiddenPosts: z.number().int(),
});
export type BundleDetail = z.infer<typeof bundleDetail>;

const name = line(120).pipe(z.string().min(1, { error: "Give the bundle a name" }));
/** So that one transaction stays short. */
export const bundleSize = 50;
const items = z
  .array(z.object({ postId: id, action: bundleAction }))
  .max(bundleSize, { error: `A bundle holds at most ${bundleSize} posts` })
  .refine((all) => new Set(all.map((item) => item.postId)).size === all.length, {
    error: "A post stands in a bundle once",
  });

export const listBundlesInput = pageInput.extend({ status: z.array(bundleStatus).max(3).optional() });
export const listBundlesOutput = pageOf(bundleSummary);
export const getBundleInput = z.object({ id });
export const bundleRefInput = z.object({ id, version: countedVersion });
export const createBundleInput = z.object({ name, items: items.default([]) });
export type CreateBundleInput = z.infer<typeof createBundleInput>;
/** What is left out stays as it is. */
export const updateBundleInput = bundleRefInput.extend({ name: name.optional(), items: items.optional() });
export type UpdateBundleInput = z.infer<typeof updateBundleInput>;
export const scheduleBundleInput = bundleRefInput.extend({ at: instant });
