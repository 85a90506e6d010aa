import type { PostView } from "@broadsheet/contract/post-lists";
import type { PostKind } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { postViews } from "@broadsheet/db/schema";
import { and, asc, eq, or } from "drizzle-orm";

type PostViewRow = typeof postViews.$inferSelect;

/** As the contract has it, for this person. */
export function toPostView(
  { id, kind, name, shared, filter, userId }: PostViewRow,
  person: string,
): PostView {
  return { id, kind, name, shared, filter, own: userId === person };
}

/** A person's own views and those that are shared, by name. */
export async function listPostViews(
  tx: Tx,
  publicationId: string,
  userId: string,
  kind: PostKind,
): Promise<PostView[]> {
  const rows = await tx
    .select()
    .from(postViews)
    .where(
      and(
        eq(postViews.publicationId, publicationId),
        eq(postViews.kind, kind),
        or(eq(postViews.userId, userId), eq(postViews.shared, true)),
      ),
    )
    .orderBy(asc(postViews.name), asc(postViews.id));
  return rows.map((row) => toPostView(row, userId));
}

export async function findPostView(tx: Tx, publicationId: string, id: string) {
  const [row] = await tx
    .select()
    .from(postViews)
    .where(and(eq(postViews.publicationId, publicationId), eq(postViews.id, id)));
  return row;
}

/** How many views a person keeps. */
export function countPostViews(tx: Tx, publicationId: string, userId: string): Promise<number> {
  return tx.$count(postViews, and(eq(postViews.publicationId, publicationId), eq(postViews.userId, userId)));
}
