import type { Tx } from "@broadsheet/db/connection";
import type { Context } from "../kernel/context.ts";
import { outdatePostsShowing } from "./post.writes.ts";
import { rerenderPostsJob } from "./rerender-posts.job.ts";

/** Once this commits, live posts that show a file get what is known of it now. */
export async function renderAgain(tx: Tx, ctx: Context, sha256: string): Promise<void> {
  const publicationId = ctx.publication.id;
  const posts = await outdatePostsShowing(tx, publicationId, sha256);
  if (posts > 0)
    await ctx.queue.enqueue(tx, rerenderPostsJob, { publicationId }, { singletonKey: publicationId });
}
