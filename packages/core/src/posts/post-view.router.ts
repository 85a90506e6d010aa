import {
  createPostViewInput,
  deletePostViewInput,
  listPostViewsInput,
  listPostViewsOutput,
  postView,
  updatePostViewInput,
} from "@broadsheet/contract/post-lists";
import { look } from "../kernel/context.ts";
import { personProcedure, router } from "../kernel/trpc.ts";
import { createPostView, deletePostView, updatePostView } from "./keep-post-views.ts";
import { listPostViews } from "./post-view.reads.ts";

/** Views of the list that people keep. */
export const postViewRouter = router({
  list: personProcedure
    .input(listPostViewsInput)
    .output(listPostViewsOutput)
    .query(({ ctx, input }) =>
      look(ctx, (tx) => listPostViews(tx, ctx.publication.id, ctx.actor.userId, input.kind)),
    ),
  create: personProcedure
    .input(createPostViewInput)
    .output(postView)
    .mutation(({ ctx, input }) => createPostView(ctx, input)),
  update: personProcedure
    .input(updatePostViewInput)
    .output(postView)
    .mutation(({ ctx, input }) => updatePostView(ctx, input)),
  delete: personProcedure
    .input(deletePostViewInput)
    .output(deletePostViewInput)
    .mutation(({ ctx, input }) => deletePostView(ctx, input)),
});
