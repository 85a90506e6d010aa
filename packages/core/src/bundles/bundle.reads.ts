import type { BundleDetail, BundleSummary, listBundlesInput } from "@broadsheet/contract/bundles";
import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import { bundleItems, bundles, users } from "@broadsheet/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { ActorContext } from "../kernel/context.ts";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { descending } from "../kernel/order.ts";
import { peekPosts, stateOf } from "../posts/lock-post.writes.ts";
import { maySee } from "../posts/post.policy.ts";
import { listItems } from "./bundle.writes.ts";
import { bundleObstacles, pairUp } from "./bundle-posts.ts";

const nameOf = (userId: AnyPgColumn) =>
  sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${userId})`;

const columns = {
  id: bundles.id,
  name: bundles.name,
  status: bundles.status,
  version: bundles.version,
  postCount: sql<number>`(
    select count(*)::int from ${bundleItems}
    where ${bundleItems.publicationId} = ${bundles.publicationId} and ${bundleItems.bundleId} = ${bundles.id})`,
  scheduledAt: bundles.scheduledAt,
  scheduledBy: nameOf(bundles.scheduledBy),
  publishedAt: bundles.publishedAt,
  failure: bundles.failure,
  createdAt: bundles.createdAt,
  createdBy: nameOf(bundles.createdBy),
  updatedAt: bundles.updatedAt,
};

/** Bundles, last changed first. What stood in the way of one is told by its detail. */
export async function listBundles(
  tx: Tx,
  ctx: ActorContext,
  { status, cursor, limit }: z.output<typeof listBundlesInput>,
): Promise<Page<BundleSummary>> {
  const after = decodeCursor(cursor, instantAndId);
  const rows = await tx
    .select(columns)
    .from(bundles)
    .where(
      and(
        eq(bundles.publicationId, ctx.publication.id),
        status && inArray(bundles.status, status),
        after
          ? sql`(${bundles.updatedAt}, ${bundles.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(descending(bundles.updatedAt), descending(bundles.id))
    .limit(limit + 1);
  return pageFrom(
    rows,
    limit,
    (row) => [row.updatedAt, row.id],
    (row) => ({ ...row, failure: row.failure && [] }),
  );
}

/** One bundle with those of its posts that the actor may see, and what stands in the way of each; NOT_FOUND when there is none. */
export async function requireBundle(tx: Tx, ctx: ActorContext, id: string): Promise<BundleDetail> {
  const publicationId = ctx.publication.id;
  const [bundle] = await tx
    .select(columns)
    .from(bundles)
    .where(and(eq(bundles.publicationId, publicationId), eq(bundles.id, id)));
  if (!bundle) throw new AppError("NOT_FOUND");
  const items = await listItems(tx, publicationId, id);
  const ids = items.map((item) => item.postId);
  const all = pairUp(items, await peekPosts(tx, publicationId, ids));
  const obstacles = bundle.status === "published" ? [] : await bundleObstacles(tx, ctx, bundle.status, all);
  const shown = all.filter(({ post }) => maySee(ctx.actor, stateOf(post)));
  const visible = new Set(shown.map(({ post }) => post.id));
  return {
    ...bundle,
    failure: bundle.failure?.filter(({ postId }) => visible.has(postId)) ?? null,
    items: shown.map(({ action, post }) => ({
      postId: post.id,
      action,
      kind: post.kind,
      title: post.working.title,
      status: post.status,
      live: post.live,
      hasChanges: stateOf(post).hasChanges,
      obstacles: obstacles.filter(({ postId }) => postId === post.id).map(({ message }) => message),
    })),
    hiddenPosts: all.length - shown.length,
  };
}
