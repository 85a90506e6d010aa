import { z } from "zod";
import { id, instant, text } from "./primitives.ts";

/** Plain text. People are named in it as `@{their user id}`; whoever shows it puts names there. */
const commentBody = text(5000).pipe(z.string().trim().min(1, { error: "Write something first" }));

/** Somebody who may see a post, and so may be named in a comment or asked for a review. */
export const postPerson = z.object({
  userId: id,
  name: z.string(),
  /** May approve this post or ask for changes. */
  reviewer: z.boolean(),
});
export type PostPerson = z.infer<typeof postPerson>;

export const comment = z.object({
  id,
  userId: id.nullable(),
  /** Null where the account is gone. */
  authorName: z.string().nullable(),
  /** Empty when deleted. */
  body: z.string(),
  mentions: z.array(z.object({ userId: id, name: z.string() })),
  createdAt: instant,
  editedAt: instant.nullable(),
  deleted: z.boolean(),
  /** The caller wrote it: they may change and delete it. */
  mine: z.boolean(),
});
export type Comment = z.infer<typeof comment>;

export const commentThread = z.object({
  id,
  /** The passage it was opened on, as it read then. */
  quote: z.string(),
  /** The passage is in the working copy as it is stored now. */
  anchored: z.boolean(),
  createdAt: instant,
  resolvedAt: instant.nullable(),
  resolvedBy: z.string().nullable(),
  comments: z.array(comment),
});
export type CommentThread = z.infer<typeof commentThread>;

export const listCommentsInput = z.object({ postId: id });
/** Oldest thread first, resolved ones too. */
export const listCommentsOutput = z.array(commentThread);
export const listPostPeopleOutput = z.array(postPerson);

/** The caller makes the thread's id, since it puts the mark that carries it into the document. */
export const startThreadInput = z.object({
  postId: id,
  threadId: id,
  quote: text(2000),
  body: commentBody,
});
export type StartThreadInput = z.infer<typeof startThreadInput>;
export const threadRefInput = z.object({ postId: id, threadId: id });
export type ThreadRefInput = z.infer<typeof threadRefInput>;
export const replyInput = threadRefInput.extend({ body: commentBody });
export type ReplyInput = z.infer<typeof replyInput>;
export const commentRefInput = threadRefInput.extend({ commentId: id });
export type CommentRefInput = z.infer<typeof commentRefInput>;
export const editCommentInput = commentRefInput.extend({ body: commentBody });
export type EditCommentInput = z.infer<typeof editCommentInput>;
/** Null when the thread went with its last comment. */
export const deleteCommentOutput = commentThread.nullable();
