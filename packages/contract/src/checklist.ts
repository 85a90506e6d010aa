import { z } from "zod";
import { id } from "./primitives.ts";
import { checklistItems, checklistLevels } from "./vocabulary.ts";

export { checklistItems, checklistLevels };

export const checklistItem = z.enum(checklistItems);
export type ChecklistItem = z.infer<typeof checklistItem>;

export const checklistLevel = z.enum(checklistLevels);
export type ChecklistLevel = z.infer<typeof checklistLevel>;

/** How many words `minimum_words` asks for. */
const words = z.number().int().min(1, { error: "Ask for at least one word" }).max(100_000);

const level = (standard: ChecklistLevel) => checklistLevel.default(standard);
/** As stored: what was not chosen yet is as it is here. */
export const checklistRules = z.object({
  excerpt: level("off"),
  cover: level("off"),
  tags: level("off"),
  meta_description: level("off"),
  picture_alt: level("advisory"),
  minimum_words: level("off"),
  dead_links: level("advisory"),
  open_comments: level("advisory"),
  open_suggestions: level("advisory"),
  words: words.default(300),
});
/** A checklist as somebody chooses it, whole. */
export const checklistInput = z.object({
  excerpt: checklistLevel,
  cover: checklistLevel,
  tags: checklistLevel,
  meta_description: checklistLevel,
  picture_alt: checklistLevel,
  minimum_words: checklistLevel,
  dead_links: checklistLevel,
  open_comments: checklistLevel,
  open_suggestions: checklistLevel,
  words,
});
export type ChecklistRules = z.infer<typeof checklistRules>;

export const checklistEntry = z.object({
  item: checklistItem,
  level: z.enum(["advisory", "compulsory"]),
  /** `unknown`: links that are still being looked at. */
  state: z.enum(["met", "unmet", "unknown"]),
  /** What is missing or found, as a sentence; empty when met. */
  detail: z.string(),
});
export type ChecklistEntry = z.infer<typeof checklistEntry>;
export const getChecklistInput = z.object({ postId: id });
/** Those that are not off, in the order of `checklistItems`. */
export const getChecklistOutput = z.array(checklistEntry);
