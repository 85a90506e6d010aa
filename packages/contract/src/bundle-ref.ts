import { z } from "zod";
import { id } from "./primitives.ts";

export const bundleStatuses = ["open", "scheduled", "published"] as const;
export const bundleStatus = z.enum(bundleStatuses);
export type BundleStatus = z.infer<typeof bundleStatus>;

/** `publish` gives readers the working copy, of a live post its changes; `unpublish` takes the post from them. */
export const bundleActions = ["publish", "unpublish"] as const;
export const bundleAction = z.enum(bundleActions);
export type BundleAction = z.infer<typeof bundleAction>;

/** The bundle a post waits in, as the post names it. */
export const bundleRef = z.object({ id, name: z.string(), status: bundleStatus, action: bundleAction });
export type BundleRef = z.infer<typeof bundleRef>;
