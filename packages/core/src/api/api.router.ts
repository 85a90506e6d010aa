import { router } from "../kernel/trpc.ts";
import { apiAuthorRouter, apiTagRouter } from "./name.api.router.ts";
import { apiPageRouter, apiPostRouter } from "./post.api.router.ts";

/** What answers at `/api/v1` as well as over tRPC. */
export const apiRouter = router({
  posts: apiPostRouter,
  pages: apiPageRouter,
  tags: apiTagRouter,
  authors: apiAuthorRouter,
});
