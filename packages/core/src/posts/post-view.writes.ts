import type { Tx } from "@broadsheet/db/connection";
import { postViews } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

type PostViewRow = typeof postViews.$inferSelect;

export async function insertPostView(tx: Tx, row: PostViewRow): Promise<void> {
  await tx.insert(postViews).values(row);
}

const one = (publicationId: string, id: string) =>
  and(eq(postViews.publicationId, publicationId), eq(postViews.id, id));

export async function updatePostViewRow(
  tx: Tx,
  publicationId: string,
  id: string,
  change: Pick<PostViewRow, "name" | "shared" | "filter">,
): Promise<void> {
  await tx.update(postViews).set(change).where(one(publicationId, id));
}

export async function deletePostViewRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(postViews).where(one(publicationId, id));
}
