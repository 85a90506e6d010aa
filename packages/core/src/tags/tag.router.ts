import {
  createTagInput,
  deleteTagInput,
  getTagInput,
  listTagsInput,
  listTagsOutput,
  mergeTagsInput,
  tag,
  updateTagInput,
} from "@broadsheet/contract/tags";
import { look } from "../kernel/context.ts";
import { permit, router, staffProcedure } from "../kernel/trpc.ts";
import { createTag } from "./create-tag.ts";
import { deleteTag, mergeTags } from "./delete-tag.ts";
import { listTags, requireTag } from "./tag.reads.ts";
import { updateTag } from "./update-tag.ts";

export const tagRouter = router({
  list: permit("tag:read")
    .input(listTagsInput)
    .output(listTagsOutput)
    .query(({ ctx, input }) => look(ctx, (tx) => listTags(tx, ctx.publication.id, input))),
  get: permit("tag:read")
    .input(getTagInput)
    .output(tag)
    .query(({ ctx, input }) => look(ctx, (tx) => requireTag(tx, ctx.publication.id, input.id))),
  create: staffProcedure
    .input(createTagInput)
    .output(tag)
    .mutation(({ ctx, input }) => createTag(ctx, input)),
  update: staffProcedure
    .input(updateTagInput)
    .output(tag)
    .mutation(({ ctx, input }) => updateTag(ctx, input)),
  delete: staffProcedure
    .input(deleteTagInput)
    .output(deleteTagInput)
    .mutation(({ ctx, input }) => deleteTag(ctx, input)),
  merge: staffProcedure
    .input(mergeTagsInput)
    .output(tag)
    .mutation(({ ctx, input }) => mergeTags(ctx, input)),
});
