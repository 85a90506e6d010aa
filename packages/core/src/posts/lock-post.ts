import type { Tx } from "@broadsheet/db/connection";
import { announcePost } from "../collab/announce.ts";
import { foldLocked } from "../collab/fold-document.ts";
import type { ActorContext } from "../kernel/context.ts";
import { type LockedPost, lockPostRows } from "./lock-post.writes.ts";

/**
 * Locks one post and brings its working copy up to what was written together. Every write to a post, its working copy, byline or revisions
 * begins with this, so they queue up behind each other.
 */
export async function lockPost(tx: Tx, ctx: ActorContext, id: string): Promise<LockedPost | null> {
  const [post] = await lockPosts(tx, ctx, [id]);
  return post ?? null;
}

/** The same for several posts, in the order of their ids. */
export async function lockPosts(tx: Tx, ctx: ActorContext, ids: readonly string[]): Promise<LockedPost[]> {
  const publicationId = ctx.publication.id;
  const posts: LockedPost[] = [];
  for (const post of await lockPostRows(tx, publicationId, ids)) {
    announcePost(tx, publicationId, post.id);
    posts.push((await foldLocked(tx, ctx, post)) ?? post);
  }
  return posts;
}
