import { z } from "zod";
import { id, instant } from "./primitives.ts";

/** One side of a comparison: the working copy, what readers see, or a kept revision by its id. */
export const comparedVersion = z.union([z.literal("working"), z.literal("live"), id]);
export type ComparedVersion = z.infer<typeof comparedVersion>;

export const compareVersionsInput = z.object({ postId: id, from: comparedVersion, to: comparedVersion });

const run = z.object({
  change: z.enum(["same", "deleted", "inserted"]),
  text: z.string(),
  /** Names of the marks it is set in; a link as `link:<address>`. */
  marks: z.array(z.string()).readonly(),
});
export type ComparedRun = z.infer<typeof run>;

const block = z.object({
  change: z.enum(["same", "changed", "deleted", "inserted", "movedAway", "movedHere"]),
  type: z.string(),
  within: z.array(z.string()).readonly(),
  attrs: z.record(z.string(), z.string()).readonly(),
  runs: z.array(run),
  attrChanges: z.array(
    z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type ComparedBlock = z.infer<typeof block>;

/** A field beside the text that differs. `runs` where it is prose; names where it is a list. */
const field = z.object({
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  runs: z.array(run).nullable(),
});
export type ComparedField = z.infer<typeof field>;

const side = z.object({
  version: comparedVersion,
  /** Of a revision. */
  number: z.number().int().nullable(),
  note: z.string(),
  at: instant,
  by: z.string().nullable(),
});
export type ComparedSide = z.infer<typeof side>;

export const versionComparison = z.object({
  from: side,
  to: side,
  fields: z.array(field),
  blocks: z.array(block),
  /** False when the texts are so long and different that not everything could be compared word by word. */
  complete: z.boolean(),
});
export type VersionComparison = z.infer<typeof versionComparison>;
