import type { Tx } from "@broadsheet/db/connection";
import { beforeCommit, type Context } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { listPagesBeside, readStandings, type Standing } from "./beside.reads.ts";
import { cacheTags } from "./cache-tags.ts";
import { lockPlaces } from "./place.writes.ts";

/** What shows a post by itself: its page, those that name it, its lists, and what leads to it. */
const tagsOfStanding = (publicationId: string, { postId, tagIds, authorIds }: Standing): string[] => [
  cacheTags.post(postId),
  cacheTags.lists(publicationId),
  cacheTags.addresses(publicationId),
  ...[...tagIds, ...authorIds].map(cacheTags.postsOf),
];

interface Changed {
  /** Where posts stood before. */
  former: Standing[];
  /** Those of them that readers see otherwise now, or no longer. */
  seen: Set<string>;
}
const changedIn = new WeakMap<Tx, Changed>();

/**
 * Has caches forget a post that the caller's transaction changes for readers: what shows it, and the pages on which it now stands or stood
 * beside another. To be called before the first change, with what it returns awaited; what is purged is found at the end of the transaction,
 * in which nothing waits for anything any more. For transactions of `transact` only.
 */
export async function forgetPost(tx: Tx, ctx: Context, postId: string): Promise<void> {
  const changed = await noteStanding(tx, ctx, postId);
  changed.seen.add(postId);
}

/** The same for a post that readers do not see and that is destroyed: others take its place among those that share its tags. */
export async function forgetPlace(tx: Tx, ctx: Context, postId: string): Promise<void> {
  await noteStanding(tx, ctx, postId);
}

/** Has caches forget the text of a post; neither its title nor where it stands has changed. */
export async function forgetText(tx: Tx, ctx: Context, postId: string): Promise<void> {
  const [standing] = await readStandings(tx, ctx.publication.id, [postId]);
  if (standing) await purge(tx, ctx, tagsOfStanding(ctx.publication.id, standing));
}

async function noteStanding(tx: Tx, ctx: Context, postId: string): Promise<Changed> {
  let changed = changedIn.get(tx);
  if (!changed) {
    const begun: Changed = { former: [], seen: new Set() };
    changed = begun;
    changedIn.set(tx, begun);
    beforeCommit(tx, () => forgetChanged(tx, ctx, begun));
  }
  changed.former.push(...(await readStandings(tx, ctx.publication.id, [postId])));
  return changed;
}

async function forgetChanged(tx: Tx, ctx: Context, { former, seen }: Changed): Promise<void> {
  const publicationId = ctx.publication.id;
  const ids = [...new Set(former.map(({ postId }) => postId))];
  // Two that come to stand beside each other at the same time would not see each other.
  await lockPlaces(tx, publicationId);
  const standings = [...former, ...(await readStandings(tx, publicationId, ids))];
  const beside = await listPagesBeside(tx, publicationId, standings);
  await purge(tx, ctx, [
    ...standings
      .filter(({ postId }) => seen.has(postId))
      .flatMap((each) => tagsOfStanding(publicationId, each)),
    ...beside.map(cacheTags.page),
  ]);
}
