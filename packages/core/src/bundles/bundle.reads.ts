import type { BundleSummary, listBundlesInput } from "@broadsheet/contract/bundles";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import { bundleItems, bundles, users } from "@broadsheet/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { ActorContext } from "../kernel/context.ts";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { descending } from "../kernel/order.ts";

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

/** One bundle without its posts; undefined when there is none. */
export async function findBundle(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<BundleSummary | undefined> {
  const [bundle] = await tx
    .select(columns)
    .from(bundles)
    .where(and(eq(bundles.publicationId, publicationId), eq(bundles.id, id)));
  return bundle;
}
