import { z } from "zod";
import { postDocument } from "./documents.ts";
import { countedVersion, id, instant, line } from "./primitives.ts";
import { maxSnippetCharacters, maxSnippetName } from "./vocabulary.ts";

export const snippetSummary = z.object({
  id,
  name: z.string(),
  /** How it begins, as plain text; empty for one of pictures or lines alone. */
  excerpt: z.string(),
  version: z.number().int(),
  createdAt: instant,
  /** Name of who made it; null when that person is gone. */
  createdBy: z.string().nullable(),
  updatedAt: instant,
  updatedBy: z.string().nullable(),
  /** The caller may rename, change and delete it. */
  mayChange: z.boolean(),
});
export type SnippetSummary = z.infer<typeof snippetSummary>;

/** With what is put into a text: blocks, and the footnotes they point to. */
export const snippet = snippetSummary.extend({ document: postDocument });
export type Snippet = z.infer<typeof snippet>;

const name = line(maxSnippetName).pipe(z.string().min(1, { error: "Give the snippet a name" }));
const document = postDocument.refine((value) => JSON.stringify(value).length <= maxSnippetCharacters, {
  error: "This is too long for a snippet",
});

/** All of a publication's, by name: there are at most `maxSnippets`. */
export const listSnippetsOutput = z.array(snippetSummary);
export const getSnippetInput = z.object({ id });
export const createSnippetInput = z.object({ name, document });
/** Names the version it was made from; what is left out stays as it is. */
export const updateSnippetInput = z.object({
  id,
  version: countedVersion,
  name: name.optional(),
  document: document.optional(),
});
export const deleteSnippetInput = z.object({ id });
