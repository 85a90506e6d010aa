import type { Comment, CommentThread } from "@broadsheet/contract/comments";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { comments, commentThreads, postWorkingCopies, users } from "@broadsheet/db/schema";
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";

interface Where {
  publicationId: string;
  postId: string;
  /** Whose comments are marked as theirs. */
  userId: string | null;
}

/** Whether any text of the working copy carries the thread's mark. */
const anchored = sql<boolean>`exists (
  select from ${postWorkingCopies}
  where ${postWorkingCopies.publicationId} = ${commentThreads.publicationId}
    and ${postWorkingCopies.postId} = ${commentThreads.postId}
    and jsonb_path_exists(
      ${postWorkingCopies.document},
      '$.**.marks[*] ? (@.type == "comment" && @.attrs.thread == $thread)',
      jsonb_build_object('thread', ${commentThreads.id}::text)
    )
)`;

async function read(tx: Tx, { publicationId, postId, userId }: Where, only?: SQL): Promise<CommentThread[]> {
  const threads = await tx
    .select({
      id: commentThreads.id,
      quote: commentThreads.quote,
      anchored,
      createdAt: commentThreads.createdAt,
      resolvedAt: commentThreads.resolvedAt,
      resolvedBy: users.name,
    })
    .from(commentThreads)
    .leftJoin(users, eq(users.id, commentThreads.resolvedBy))
    .where(and(eq(commentThreads.publicationId, publicationId), eq(commentThreads.postId, postId), only))
    .orderBy(asc(commentThreads.createdAt), asc(commentThreads.id));
  if (threads.length === 0) return [];
  const rows = await tx
    .select({ comment: comments, authorName: users.name })
    .from(comments)
    .leftJoin(users, eq(users.id, comments.userId))
    .where(
      and(
        eq(comments.publicationId, publicationId),
        eq(comments.postId, postId),
        threads.length === 1 && threads[0] ? eq(comments.threadId, threads[0].id) : undefined,
      ),
    )
    .orderBy(asc(comments.createdAt), asc(comments.id));
  const names = await namesOf(tx, new Set(rows.flatMap((row) => row.comment.mentions)));
  const of = Map.groupBy(rows, (row) => row.comment.threadId);
  return threads.map((thread) => ({
    ...thread,
    comments: (of.get(thread.id) ?? []).map(
      ({ comment, authorName }): Comment => ({
        id: comment.id,
        userId: comment.userId,
        authorName,
        body: comment.body,
        mentions: comment.mentions.flatMap((id) => ({ userId: id, name: names.get(id) ?? "somebody" })),
        createdAt: comment.createdAt,
        editedAt: comment.editedAt,
        deleted: comment.deletedAt !== null,
        mine: userId !== null && comment.userId === userId,
      }),
    ),
  }));
}

async function namesOf(tx: Tx, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A post's threads with all they hold, oldest first. */
export function listThreads(tx: Tx, where: Where): Promise<CommentThread[]> {
  return read(tx, where);
}

export async function requireThread(tx: Tx, where: Where, threadId: string): Promise<CommentThread> {
  const [thread] = await read(tx, where, eq(commentThreads.id, threadId));
  if (!thread) throw new AppError("NOT_FOUND");
  return thread;
}

/** Threads that nobody has resolved yet. */
export async function countOpenThreads(tx: Tx, publicationId: string, postId: string): Promise<number> {
  const [row] = await tx
    .select({ open: sql<number>`count(*)::int` })
    .from(commentThreads)
    .where(
      and(
        eq(commentThreads.publicationId, publicationId),
        eq(commentThreads.postId, postId),
        sql`${commentThreads.resolvedAt} is null`,
      ),
    );
  return row?.open ?? 0;
}

export interface WrittenComment {
  userId: string | null;
  mentions: string[];
  /** Everybody who has said something in its thread. */
  participants: string[];
}

/** A comment as those who are to be told of it need it; undefined when it is gone. */
export async function findWrittenComment(
  tx: Tx,
  {
    publicationId,
    postId,
    threadId,
    commentId,
  }: Record<"publicationId" | "postId" | "threadId" | "commentId", string>,
): Promise<WrittenComment | undefined> {
  const rows = await tx
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.publicationId, publicationId),
        eq(comments.postId, postId),
        eq(comments.threadId, threadId),
      ),
    );
  const found = rows.find((row) => row.id === commentId);
  if (!found || found.deletedAt !== null) return undefined;
  const participants = new Set(
    rows.flatMap((row) => (row.userId !== null && row.deletedAt === null ? row.userId : [])),
  );
  return { userId: found.userId, mentions: found.mentions, participants: [...participants] };
}
