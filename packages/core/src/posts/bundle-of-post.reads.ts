import type { BundleRef } from "@broadsheet/contract/bundle-ref";
import type { Tx } from "@broadsheet/db/connection";
import { bundleItems, bundles, posts } from "@broadsheet/db/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";

/** The bundle a post waits in, open or scheduled; null when in none. */
export async function findBundleOf(tx: Tx, publicationId: string, postId: string): Promise<BundleRef | null> {
  const [row] = await tx
    .select({
      id: bundles.id,
      name: bundles.name,
      status: bundles.status,
      action: bundleItems.action,
    })
    .from(bundleItems)
    .innerJoin(
      bundles,
      and(eq(bundles.publicationId, bundleItems.publicationId), eq(bundles.id, bundleItems.bundleId)),
    )
    .where(
      and(
        eq(bundleItems.publicationId, publicationId),
        eq(bundleItems.postId, postId),
        eq(bundleItems.waiting, true),
      ),
    );
  return row ?? null;
}

/** True when a post's time is a scheduled bundle's: then it goes with the others, never by itself. */
export async function waitsInBundle(tx: Tx, publicationId: string, postId: string): Promise<boolean> {
  return (await findBundleOf(tx, publicationId, postId))?.status === "scheduled";
}

/** The same as a condition on rows of `posts`. */
export const inScheduledBundle: SQL = sql`exists (
  select from ${bundleItems} join ${bundles}
    on ${bundles.publicationId} = ${bundleItems.publicationId} and ${bundles.id} = ${bundleItems.bundleId}
  where ${bundleItems.publicationId} = ${posts.publicationId} and ${bundleItems.postId} = ${posts.id}
    and ${bundleItems.waiting} and ${bundles.status} = 'scheduled'
)`;

/** The bundle that a row of `posts` waits in, as JSON; null when in none. */
export const bundleOfPost = sql<BundleRef | null>`(
  select jsonb_build_object('id', ${bundles.id}, 'name', ${bundles.name}, 'status', ${bundles.status}, 'action', ${bundleItems.action})
  from ${bundleItems} join ${bundles} on ${bundles.publicationId} = ${bundleItems.publicationId} and ${bundles.id} = ${bundleItems.bundleId}
  where ${bundleItems.publicationId} = ${posts.publicationId} and ${bundleItems.postId} = ${posts.id} and ${bundleItems.waiting}
)`;
