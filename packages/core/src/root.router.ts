import { installationRouter } from "./installation/installation.router.ts";
import { router } from "./kernel/trpc.ts";
import { outboxRouter } from "./outbox/outbox.router.ts";
import { peopleRouter } from "./people/people.router.ts";
import { postRouter } from "./posts/post.router.ts";

/** Every procedure there is; one line a noun. */
export const appRouter = router({
  installation: installationRouter,
  outbox: outboxRouter,
  people: peopleRouter,
  posts: postRouter,
});

export type AppRouter = typeof appRouter;
