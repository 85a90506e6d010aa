"use client";
import type { ErrorCode } from "@broadsheet/contract/errors";
import type { PostDetail } from "@broadsheet/contract/posts";
import { writeContent } from "@broadsheet/document/collab/write-content";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { useCollab, useCollabState } from "./collab/use-collab.ts";
import { EditorContext, type EditorSession } from "./editor-context.tsx";
import { EditorScreen } from "./editor-screen.tsx";

/** One post open for writing. */
export function PostEditor({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data: post } = useSuspenseQuery({
    ...trpc.posts.get.queryOptions({ id }),
    staleTime: 15_000,
    refetchOnWindowFocus: "always",
    // Somebody whose session has ended stays with their text; the editor says what to do.
    meta: { staysOnPage: true },
  });
  return <OpenPost post={post} />;
}

const shutting: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "FORBIDDEN",
  "NOT_FOUND",
  "TRANSITION_NOT_ALLOWED",
]);

function OpenPost({ post }: { post: PostDetail }) {
  const { person } = useStudio();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const collab = useCollab(post, person.userId);
  // Words that have no way to the server must not be written.
  const shut = useCollabState(collab, ({ status }) => status.kind === "refused" && shutting.has(status.code));
  const session = useMemo<EditorSession>(
    () => ({
      post,
      collab,
      editable: !shut && (post.actions.includes("edit") || post.actions.includes("suggest")),
      show: (next) => queries.setQueryData(trpc.posts.get.queryKey({ id: next.id }), next),
      edit: (settings) => writeContent(collab.doc, { settings }, "form"),
    }),
    [post, collab, shut, queries, trpc],
  );
  return (
    <EditorContext value={session}>
      <EditorScreen />
    </EditorContext>
  );
}
