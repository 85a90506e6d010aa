import type { PostDetail } from "@broadsheet/contract/posts";
import type { useTRPCClient } from "@/trpc/client.tsx";
import type { PostSaver } from "../saving/post-saver.ts";

type Client = ReturnType<typeof useTRPCClient>;

/** Keeps what is stored as a revision, so that nothing saved on top can lose it. Answers the post and that revision's id. */
async function secureTheirs(
  client: Client,
  id: string,
): Promise<{ post: PostDetail; revisionId: string | undefined }> {
  const { version, workingCopy } = await client.posts.get.query({ id });
  const note = `Version of ${workingCopy.updatedBy ?? "somebody"}, kept at a conflict`;
  const post = await client.posts.revisions.create.mutate({ id, version, note });
  const { items } = await client.posts.revisions.list.query({ postId: id, limit: 1 });
  return { post, revisionId: items[0]?.id };
}

/** Goes on with this editor's text; the other version becomes a revision first. */
export async function keepMine(client: Client, id: string, saver: PostSaver): Promise<PostDetail | null> {
  saver.collect();
  const { post } = await secureTheirs(client, id);
  saver.rebase(post.workingCopy);
  await saver.flush();
  return null;
}

/**
 * Goes on with the other version; this editor's text becomes a revision. It is saved on top of theirs, which is a revision by then, and
 * restoring theirs keeps what was on top.
 */
export async function takeTheirs(client: Client, id: string, saver: PostSaver): Promise<PostDetail | null> {
  saver.collect();
  const { post, revisionId } = await secureTheirs(client, id);
  saver.rebase(post.workingCopy);
  if (!revisionId || !(await saver.flush())) return null;
  return client.posts.revisions.restore.mutate({ id, version: saver.state.version, revisionId });
}
