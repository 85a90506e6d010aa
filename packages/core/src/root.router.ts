import { router } from "./kernel/trpc.ts";
import { postRouter } from "./posts/post.router.ts";

/** Every procedure there is; one line a noun. */
export const appRouter = router({
  posts: postRouter,
});

export type AppRouter = typeof appRouter;
