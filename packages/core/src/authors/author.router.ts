import {
  author,
  createAuthorInput,
  deleteAuthorInput,
  getAuthorInput,
  listAuthorsInput,
  listAuthorsOutput,
  updateAuthorInput,
} from "@broadsheet/contract/authors";
import { look } from "../kernel/context.ts";
import { permit, router, staffProcedure } from "../kernel/trpc.ts";
import { listAuthors, requireAuthor } from "./author.reads.ts";
import { createAuthor, deleteAuthor, updateAuthor } from "./change-author.ts";

export const authorRouter = router({
  list: permit("author:read")
    .input(listAuthorsInput)
    .output(listAuthorsOutput)
    .query(({ ctx, input }) => look(ctx, (tx) => listAuthors(tx, ctx.publication.id, input))),
  get: permit("author:read")
    .input(getAuthorInput)
    .output(author)
    .query(({ ctx, input }) => look(ctx, (tx) => requireAuthor(tx, ctx.publication.id, input.id))),
  create: staffProcedure
    .input(createAuthorInput)
    .output(author)
    .mutation(({ ctx, input }) => createAuthor(ctx, input)),
  update: staffProcedure
    .input(updateAuthorInput)
    .output(author)
    .mutation(({ ctx, input }) => updateAuthor(ctx, input)),
  delete: staffProcedure
    .input(deleteAuthorInput)
    .output(deleteAuthorInput)
    .mutation(({ ctx, input }) => deleteAuthor(ctx, input)),
});
