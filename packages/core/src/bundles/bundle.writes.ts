import type { BundleAction } from "@broadsheet/contract/bundle-ref";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { bundleItems, bundles } from "@broadsheet/db/schema";
import { and, asc, eq, inArray, ne } from "drizzle-orm";

type BundleRow = typeof bundles.$inferSelect;
export type LockedBundle = Pick<BundleRow, "id" | "name" | "status" | "version" | "scheduledAt">;
export interface Item {
  postId: string;
  action: BundleAction;
}

/** Locks a bundle until the transaction ends. Its posts are locked after it, never before. NOT_FOUND when there is none. */
export async function lockBundle(tx: Tx, publicationId: string, id: string): Promise<LockedBundle> {
  const [row] = await tx
    .select({
      id: bundles.id,
      name: bundles.name,
      status: bundles.status,
      version: bundles.version,
      scheduledAt: bundles.scheduledAt,
    })
    .from(bundles)
    .where(and(eq(bundles.publicationId, publicationId), eq(bundles.id, id)))
    .for("update");
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** The same for a change that was made from `version`: CONFLICT when it is not the present one; a published bundle is history. */
export async function lockBundleForChange(
  tx: Tx,
  publicationId: string,
  { id, version }: { id: string; version: number },
): Promise<LockedBundle> {
  const bundle = await lockBundle(tx, publicationId, id);
  if (bundle.version !== version)
    throw new AppError("CONFLICT", undefined, { currentVersion: bundle.version });
  if (bundle.status === "published")
    throw new AppError("TRANSITION_NOT_ALLOWED", "This bundle is published; make a new one");
  return bundle;
}

export async function insertBundle(tx: Tx, bundle: typeof bundles.$inferInsert): Promise<void> {
  await tx.insert(bundles).values(bundle);
}

/** Stores a change and counts the version up. */
export async function updateBundle(
  tx: Tx,
  publicationId: string,
  bundle: Pick<LockedBundle, "id" | "version">,
  values: Partial<Omit<BundleRow, "publicationId" | "id" | "version">>,
): Promise<void> {
  await tx
    .update(bundles)
    .set({ ...values, version: bundle.version + 1 })
    .where(and(eq(bundles.publicationId, publicationId), eq(bundles.id, bundle.id)));
}

export async function deleteBundleRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(bundles).where(and(eq(bundles.publicationId, publicationId), eq(bundles.id, id)));
}

/** What happens to which post, in order. */
export function listItems(tx: Tx, publicationId: string, bundleId: string): Promise<Item[]> {
  return tx
    .select({ postId: bundleItems.postId, action: bundleItems.action })
    .from(bundleItems)
    .where(and(eq(bundleItems.publicationId, publicationId), eq(bundleItems.bundleId, bundleId)))
    .orderBy(asc(bundleItems.position));
}

export async function replaceItems(
  tx: Tx,
  publicationId: string,
  bundleId: string,
  items: readonly Item[],
): Promise<void> {
  await tx
    .delete(bundleItems)
    .where(and(eq(bundleItems.publicationId, publicationId), eq(bundleItems.bundleId, bundleId)));
  if (items.length === 0) return;
  await tx
    .insert(bundleItems)
    .values(items.map((item, position) => ({ ...item, publicationId, bundleId, position })));
}

/** Frees the posts of a published bundle for the next one. */
export async function closeItems(tx: Tx, publicationId: string, bundleId: string): Promise<void> {
  await tx
    .update(bundleItems)
    .set({ waiting: false })
    .where(and(eq(bundleItems.publicationId, publicationId), eq(bundleItems.bundleId, bundleId)));
}

/** Those of the posts that wait in another bundle already, with its name. */
export function listWaitingElsewhere(
  tx: Tx,
  publicationId: string,
  bundleId: string,
  postIds: readonly string[],
): Promise<{ postId: string; name: string }[]> {
  return tx
    .select({ postId: bundleItems.postId, name: bundles.name })
    .from(bundleItems)
    .innerJoin(
      bundles,
      and(eq(bundles.publicationId, bundleItems.publicationId), eq(bundles.id, bundleItems.bundleId)),
    )
    .where(
      and(
        eq(bundleItems.publicationId, publicationId),
        ne(bundleItems.bundleId, bundleId),
        eq(bundleItems.waiting, true),
        inArray(bundleItems.postId, [...postIds]),
      ),
    );
}
