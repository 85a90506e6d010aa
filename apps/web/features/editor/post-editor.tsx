"use client";
import type { PostDetail } from "@broadsheet/contract/posts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { EditorContext } from "./editor-context.tsx";
import { EditorScreen } from "./editor-screen.tsx";
import { useSavePost } from "./saving/use-save-post.ts";
import { useEditorSession } from "./use-editor-session.ts";

/** One post open for writing. */
export function PostEditor({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data: post } = useSuspenseQuery({
    ...trpc.posts.get.queryOptions({ id }),
    staleTime: 15_000,
    refetchOnWindowFocus: "always",
  });
  return <OpenPost post={post} />;
}

function OpenPost({ post }: { post: PostDetail }) {
  const { person } = useStudio();
  const saving = useSavePost(post, person.userId);
  const session = useEditorSession(post, saving);
  return (
    <EditorContext value={session}>
      <EditorScreen />
    </EditorContext>
  );
}
