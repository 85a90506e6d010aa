import "server-only";
import type { PostKind } from "@broadsheet/contract/posts";
import { appErrorOf } from "@broadsheet/core/kernel/trpc";
import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { editorPath } from "@/features/posts/editor-path.ts";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";
import { PostEditor } from "./post-editor.tsx";

export const editorMetadata: Metadata = { title: "Editor" };

/** The editor of a post or page. What does not exist for this person is not found. */
export async function EditorPage({ kind, id }: { kind: PostKind; id: string }) {
  await requireUser();
  const post = await getQueryClient()
    .fetchQuery({ ...trpc.posts.get.queryOptions({ id }), retry: false })
    .catch((error: unknown) => {
      const code = error instanceof TRPCError ? appErrorOf(error).code : null;
      if (code === "NOT_FOUND" || code === "INVALID_INPUT") notFound();
      throw error;
    });
  if (post.kind !== kind) redirect(editorPath(post));
  return (
    <HydrateClient>
      <PostEditor key={id} id={id} />
    </HydrateClient>
  );
}
