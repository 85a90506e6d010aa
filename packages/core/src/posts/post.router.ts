import { compareVersionsInput, versionComparison } from "@broadsheet/contract/comparisons";
import {
  bulkInput,
  bulkOutput,
  listPostsInput,
  listPostsOutput,
  nowOutput,
} from "@broadsheet/contract/post-lists";
import {
  approvePostInput,
  assignAuthorsInput,
  cancelUnpublishInput,
  createPostInput,
  createRevisionInput,
  getPostInput,
  getRevisionInput,
  listRevisionsInput,
  listRevisionsOutput,
  postDetail,
  postRefInput,
  renameRevisionInput,
  requestChangesInput,
  requestReviewInput,
  restoreRevisionInput,
  revisionDetail,
  savePostInput,
  savePostOutput,
  schedulePostInput,
  scheduleUnpublishInput,
} from "@broadsheet/contract/posts";
import { collabRouter } from "../collab/collab.router.ts";
import { look } from "../kernel/context.ts";
import { personProcedure, router, staffProcedure } from "../kernel/trpc.ts";
import { assignAuthors } from "./assign-authors.ts";
import { changeManyPosts } from "./change-many-posts.ts";
import { compareVersions } from "./compare-versions.ts";
import { createPost } from "./create-post.ts";
import { createRevision } from "./create-revision.ts";
import { approvePost, requestChanges } from "./decide-review.ts";
import { discardChanges } from "./discard-changes.ts";
import { readNow } from "./now.reads.ts";
import { requirePostDetail } from "./post.reads.ts";
import { listPosts } from "./post-list.reads.ts";
import { postViewRouter } from "./post-view.router.ts";
import { publishPost } from "./publish-post.ts";
import { purgePost } from "./purge-post.ts";
import { renameRevision } from "./rename-revision.ts";
import { requestReview } from "./request-review.ts";
import { restoreRevision } from "./restore-revision.ts";
import { archivePost, deletePost, restorePost, undeletePost, unpublishPost } from "./retire-post.ts";
import { listRevisions, requireRevision } from "./revision.reads.ts";
import { savePost } from "./save-post.ts";
import { schedulePost } from "./schedule-post.ts";
import { cancelUnpublish, scheduleUnpublish } from "./schedule-unpublish.ts";
import { unschedulePost } from "./unschedule-post.ts";
import { withdrawReview } from "./withdraw-review.ts";

const onPost = staffProcedure.input(postRefInput).output(postDetail);

/** Posts for the people who work on them. Lists and reads show what the actor may see; every verb asks the policy itself. */
export const postRouter = router({
  collab: collabRouter,
  list: staffProcedure
    .input(listPostsInput)
    .output(listPostsOutput)
    .query(({ ctx, input }) => look(ctx, (tx) => listPosts(tx, ctx, input))),
  views: postViewRouter,
  /** What waits for whoever asks. */
  now: personProcedure.output(nowOutput).query(({ ctx }) => look(ctx, (tx) => readNow(tx, ctx))),
  bulk: staffProcedure
    .input(bulkInput)
    .output(bulkOutput)
    .mutation(async ({ ctx, input }) => ({ results: await changeManyPosts(ctx, input.steps) })),
  get: staffProcedure
    .input(getPostInput)
    .output(postDetail)
    .query(({ ctx, input }) => look(ctx, (tx) => requirePostDetail(tx, ctx, input.id))),
  create: staffProcedure
    .input(createPostInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => createPost(ctx, input)),
  save: staffProcedure
    .input(savePostInput)
    .output(savePostOutput)
    .mutation(({ ctx, input }) => savePost(ctx, input)),
  requestReview: staffProcedure
    .input(requestReviewInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => requestReview(ctx, input)),
  withdrawReview: onPost.mutation(({ ctx, input }) => withdrawReview(ctx, input)),
  approve: staffProcedure
    .input(approvePostInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => approvePost(ctx, input)),
  requestChanges: staffProcedure
    .input(requestChangesInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => requestChanges(ctx, input)),
  schedule: staffProcedure
    .input(schedulePostInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => schedulePost(ctx, input)),
  scheduleUnpublish: staffProcedure
    .input(scheduleUnpublishInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => scheduleUnpublish(ctx, input)),
  cancelUnpublish: staffProcedure
    .input(cancelUnpublishInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => cancelUnpublish(ctx, input)),
  unschedule: onPost.mutation(({ ctx, input }) => unschedulePost(ctx, input)),
  publish: onPost.mutation(({ ctx, input }) => publishPost(ctx, input)),
  unpublish: onPost.mutation(({ ctx, input }) => unpublishPost(ctx, input)),
  archive: onPost.mutation(({ ctx, input }) => archivePost(ctx, input)),
  restore: onPost.mutation(({ ctx, input }) => restorePost(ctx, input)),
  discardChanges: onPost.mutation(({ ctx, input }) => discardChanges(ctx, input)),
  delete: onPost.mutation(({ ctx, input }) => deletePost(ctx, input)),
  undelete: onPost.mutation(({ ctx, input }) => undeletePost(ctx, input)),
  purge: staffProcedure
    .input(postRefInput)
    .output(getPostInput)
    .mutation(({ ctx, input }) => purgePost(ctx, input)),
  assignAuthors: staffProcedure
    .input(assignAuthorsInput)
    .output(postDetail)
    .mutation(({ ctx, input }) => assignAuthors(ctx, input)),
  revisions: router({
    list: staffProcedure
      .input(listRevisionsInput)
      .output(listRevisionsOutput)
      .query(({ ctx, input }) => look(ctx, (tx) => listRevisions(tx, ctx, input))),
    get: staffProcedure
      .input(getRevisionInput)
      .output(revisionDetail)
      .query(({ ctx, input }) => look(ctx, (tx) => requireRevision(tx, ctx, input))),
    create: staffProcedure
      .input(createRevisionInput)
      .output(postDetail)
      .mutation(({ ctx, input }) => createRevision(ctx, input)),
    compare: staffProcedure
      .input(compareVersionsInput)
      .output(versionComparison)
      .query(({ ctx, input }) => compareVersions(ctx, input)),
    rename: staffProcedure
      .input(renameRevisionInput)
      .output(revisionDetail)
      .mutation(({ ctx, input }) => renameRevision(ctx, input)),
    restore: staffProcedure
      .input(restoreRevisionInput)
      .output(postDetail)
      .mutation(({ ctx, input }) => restoreRevision(ctx, input)),
  }),
});
