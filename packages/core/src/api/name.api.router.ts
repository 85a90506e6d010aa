import {
  apiAuthor,
  apiAuthorPage,
  apiByIdInput,
  apiBySlugInput,
  apiListInput,
  apiTag,
  apiTagPage,
} from "@broadsheet/contract/api";
import { createTagInput, deleteTagInput, updateTagInput } from "@broadsheet/contract/tags";
import { restMeta } from "../kernel/rest-meta.ts";
import { publicProcedure, router, staffProcedure } from "../kernel/trpc.ts";
import { deleteTag } from "../tags/delete-tag.ts";
import { getApiAuthor, getApiTag, listApiAuthors, listApiTags } from "./read-names.ts";
import { createApiTag, updateApiTag } from "./write-tags.ts";

const tags = { tag: "Tags" };
const authors = { tag: "Authors", open: true };

export const apiTagRouter = router({
  list: publicProcedure
    .meta(restMeta("GET", "/tags", { ...tags, id: "listTags", summary: "List tags by name", open: true }))
    .input(apiListInput)
    .output(apiTagPage)
    .query(({ ctx, input }) => listApiTags(ctx, input)),
  get: publicProcedure
    .meta(restMeta("GET", "/tags/{id}", { ...tags, id: "getTag", summary: "One tag", open: true }))
    .input(apiByIdInput)
    .output(apiTag)
    .query(({ ctx, input }) => getApiTag(ctx, input)),
  getBySlug: publicProcedure
    .meta(
      restMeta("GET", "/tags/slug/{slug}", {
        ...tags,
        id: "getTagBySlug",
        summary: "One tag by the slug in its address",
        open: true,
      }),
    )
    .input(apiBySlugInput)
    .output(apiTag)
    .query(({ ctx, input }) => getApiTag(ctx, input)),
  create: staffProcedure
    .meta(restMeta("POST", "/tags", { ...tags, id: "createTag", summary: "Make a tag", status: 201 }))
    .input(createTagInput)
    .output(apiTag)
    .mutation(({ ctx, input }) => createApiTag(ctx, input)),
  update: staffProcedure
    .meta(restMeta("PUT", "/tags/{id}", { ...tags, id: "updateTag", summary: "Change a tag" }))
    .input(updateTagInput)
    .output(apiTag)
    .mutation(({ ctx, input }) => updateApiTag(ctx, input)),
  delete: staffProcedure
    .meta(
      restMeta("DELETE", "/tags/{id}", {
        ...tags,
        id: "deleteTag",
        summary: "Take a tag from all posts and remove it",
        status: 204,
      }),
    )
    .input(deleteTagInput)
    .output(deleteTagInput)
    .mutation(({ ctx, input }) => deleteTag(ctx, input)),
});

export const apiAuthorRouter = router({
  list: publicProcedure
    .meta(restMeta("GET", "/authors", { ...authors, id: "listAuthors", summary: "List authors by name" }))
    .input(apiListInput)
    .output(apiAuthorPage)
    .query(({ ctx, input }) => listApiAuthors(ctx, input)),
  get: publicProcedure
    .meta(restMeta("GET", "/authors/{id}", { ...authors, id: "getAuthor", summary: "One author" }))
    .input(apiByIdInput)
    .output(apiAuthor)
    .query(({ ctx, input }) => getApiAuthor(ctx, input)),
  getBySlug: publicProcedure
    .meta(
      restMeta("GET", "/authors/slug/{slug}", {
        ...authors,
        id: "getAuthorBySlug",
        summary: "One author by the slug in their address",
      }),
    )
    .input(apiBySlugInput)
    .output(apiAuthor)
    .query(({ ctx, input }) => getApiAuthor(ctx, input)),
});
