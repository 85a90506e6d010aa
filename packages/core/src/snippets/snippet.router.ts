import {
  createSnippetInput,
  deleteSnippetInput,
  getSnippetInput,
  listSnippetsOutput,
  snippet,
  updateSnippetInput,
} from "@broadsheet/contract/snippets";
import { router, staffProcedure } from "../kernel/trpc.ts";
import { deleteSnippet, updateSnippet } from "./change-snippet.ts";
import { createSnippet } from "./create-snippet.ts";
import { showSnippet, showSnippets } from "./show-snippets.ts";

/** Pieces of text that people put into posts again and again. */
export const snippetRouter = router({
  list: staffProcedure.output(listSnippetsOutput).query(({ ctx }) => showSnippets(ctx)),
  get: staffProcedure
    .input(getSnippetInput)
    .output(snippet)
    .query(({ ctx, input }) => showSnippet(ctx, input)),
  create: staffProcedure
    .input(createSnippetInput)
    .output(snippet)
    .mutation(({ ctx, input }) => createSnippet(ctx, input)),
  update: staffProcedure
    .input(updateSnippetInput)
    .output(snippet)
    .mutation(({ ctx, input }) => updateSnippet(ctx, input)),
  delete: staffProcedure
    .input(deleteSnippetInput)
    .output(deleteSnippetInput)
    .mutation(({ ctx, input }) => deleteSnippet(ctx, input)),
});
