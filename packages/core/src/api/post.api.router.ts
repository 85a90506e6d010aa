import {
  apiAssignAuthorsInput,
  apiCreatePostInput,
  apiDeletePostInput,
  apiEditorialPost,
  apiGetPostBySlugInput,
  apiGetPostInput,
  apiListPostsInput,
  apiLooseStepInput,
  apiPost,
  apiPostPage,
  apiReviewInput,
  apiScheduleInput,
  apiStepInput,
  apiUpdatePostInput,
} from "@broadsheet/contract/api";
import type { PostKind } from "@broadsheet/contract/posts";
import { checkedAtOnce } from "../kernel/checked-at-once.ts";
import { restMeta } from "../kernel/rest-meta.ts";
import { publicProcedure, router, staffProcedure } from "../kernel/trpc.ts";
import { assignAuthors } from "../posts/assign-authors.ts";
import { publishPost } from "../posts/publish-post.ts";
import { requestReview } from "../posts/request-review.ts";
import { archivePost, deletePost, restorePost, undeletePost, unpublishPost } from "../posts/retire-post.ts";
import { schedulePost } from "../posts/schedule-post.ts";
import { unschedulePost } from "../posts/unschedule-post.ts";
import { getApiPost, listApiPosts } from "./read-posts.ts";
import { createApiPost, takeApiStep, updateApiPost } from "./write-posts.ts";

/** Posts, or pages, as REST has them: the use cases of the studio, in the shapes of `contract/api`. */
function contentRouter(kind: PostKind) {
  const base = `/${kind}s` as const;
  const tag = kind === "post" ? "Posts" : "Pages";
  const Kind = kind === "post" ? "Post" : "Page";
  /** A read that strangers may make too. */
  const read = (path: "" | `/${string}`, id: string, summary: string) =>
    publicProcedure.meta(restMeta("GET", `${base}${path}`, { id, tag, summary, open: true }));
  const step = (path: string, id: string, summary: string) =>
    staffProcedure
      .meta(restMeta("POST", `${base}/{id}/${path}`, { id: `${id}${Kind}`, tag, summary }))
      .output(apiEditorialPost);
  return router({
    list: publicProcedure
      .meta(
        restMeta("GET", base, {
          id: `list${Kind}s`,
          tag,
          summary: `List ${kind}s, newest first`,
          open: true,
        }),
      )
      .input(apiListPostsInput)
      .output(checkedAtOnce(apiPostPage))
      .query(({ ctx, input }) => listApiPosts(ctx, kind, input)),
    get: read("/{id}", `get${Kind}`, `One ${kind}`)
      .input(apiGetPostInput)
      .output(apiPost)
      .query(({ ctx, input }) => getApiPost(ctx, kind, input)),
    getBySlug: read("/slug/{slug}", `get${Kind}BySlug`, `One ${kind} by the slug in its address`)
      .input(apiGetPostBySlugInput)
      .output(apiPost)
      .query(({ ctx, input }) => getApiPost(ctx, kind, input)),
    create: staffProcedure
      .meta(
        restMeta("POST", base, {
          id: `create${Kind}`,
          tag,
          summary: `Begin a ${kind} as a draft`,
          status: 201,
        }),
      )
      .input(apiCreatePostInput)
      .output(apiEditorialPost)
      .mutation(({ ctx, input }) => createApiPost(ctx, kind, input)),
    update: staffProcedure
      .meta(
        restMeta("PUT", `${base}/{id}`, {
          id: `update${Kind}`,
          tag,
          summary: `Change a ${kind}'s working copy`,
          description: "What is left out stays as it is. Readers see the change once it is published.",
        }),
      )
      .input(apiUpdatePostInput)
      .output(apiEditorialPost)
      .mutation(({ ctx, input }) => updateApiPost(ctx, kind, input)),
    delete: staffProcedure
      .meta(
        restMeta("DELETE", `${base}/{id}`, {
          id: `delete${Kind}`,
          tag,
          summary: "Put into the bin",
          status: 204,
        }),
      )
      .input(apiDeletePostInput)
      .output(apiEditorialPost)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, deletePost, input)),
    undelete: step("undelete", "undelete", "Take out of the bin")
      .input(apiLooseStepInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, undeletePost, input)),
    publish: step("publish", "publish", "Give readers the working copy")
      .input(apiStepInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, publishPost, input)),
    unpublish: step("unpublish", "unpublish", "Take from readers")
      .input(apiLooseStepInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, unpublishPost, input)),
    schedule: step("schedule", "schedule", "Publish at a time to come")
      .input(apiScheduleInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, schedulePost, input)),
    unschedule: step("unschedule", "unschedule", "Take off the schedule")
      .input(apiLooseStepInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, unschedulePost, input)),
    requestReview: step("request-review", "requestReviewOf", "Ask for a review")
      .input(apiReviewInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, requestReview, input)),
    archive: step("archive", "archive", "Put away")
      .input(apiLooseStepInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, archivePost, input)),
    restore: step("restore", "restore", "Bring back from the archive")
      .input(apiLooseStepInput)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, restorePost, input)),
    assignAuthors: staffProcedure
      .meta(
        restMeta("PUT", `${base}/{id}/authors`, {
          id: `assign${Kind}Authors`,
          tag,
          summary: "Change the byline",
        }),
      )
      .input(apiAssignAuthorsInput)
      .output(apiEditorialPost)
      .mutation(({ ctx, input }) => takeApiStep(ctx, kind, assignAuthors, input)),
  });
}

export const apiPostRouter = contentRouter("post");
export const apiPageRouter = contentRouter("page");
