import type { Tx } from "@broadsheet/db/connection";
import { comments, commentThreads } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

interface ThreadKey {
  publicationId: string;
  postId: string;
  threadId: string;
}

const thatThread = ({ publicationId, postId, threadId }: ThreadKey) =>
  and(
    eq(commentThreads.publicationId, publicationId),
    eq(commentThreads.postId, postId),
    eq(commentThreads.id, threadId),
  );
const thatComment = (key: ThreadKey, id: string) =>
  and(
    eq(comments.publicationId, key.publicationId),
    eq(comments.postId, key.postId),
    eq(comments.threadId, key.threadId),
    eq(comments.id, id),
  );

export type LockedThread = typeof commentThreads.$inferSelect & {
  comments: (typeof comments.$inferSelect)[];
};

/** A thread with its comments, which nobody else can change until the transaction ends; null when there is none. */
export async function lockThread(tx: Tx, key: ThreadKey): Promise<LockedThread | null> {
  const [thread] = await tx.select().from(commentThreads).where(thatThread(key)).for("update");
  if (!thread) return null;
  const rows = await tx
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.publicationId, key.publicationId),
        eq(comments.postId, key.postId),
        eq(comments.threadId, key.threadId),
      ),
    );
  return { ...thread, comments: rows };
}

export async function insertThread(tx: Tx, row: typeof commentThreads.$inferInsert): Promise<void> {
  await tx.insert(commentThreads).values(row);
}

export async function updateThread(
  tx: Tx,
  key: ThreadKey,
  change: { resolvedAt: string | null; resolvedBy: string | null },
): Promise<void> {
  await tx.update(commentThreads).set(change).where(thatThread(key));
}

export async function deleteThread(tx: Tx, key: ThreadKey): Promise<void> {
  await tx.delete(commentThreads).where(thatThread(key));
}

export async function insertComment(tx: Tx, row: typeof comments.$inferInsert): Promise<void> {
  await tx.insert(comments).values(row);
}

export async function updateComment(
  tx: Tx,
  key: ThreadKey,
  id: string,
  change: Partial<Pick<typeof comments.$inferInsert, "body" | "mentions" | "editedAt" | "deletedAt">>,
): Promise<void> {
  await tx.update(comments).set(change).where(thatComment(key, id));
}
