"use client";
import { useEffect, useMemo } from "react";
import { useEditorContext } from "../editor-context.tsx";
import { tellReview } from "./anchors.ts";
import { useReview } from "./review-context.tsx";
import { useThreads } from "./use-comments.ts";

/** How many conversations are open; keeps the text showing them. */
export function useOpenThreads({ often }: { often: boolean }): number {
  const { post } = useEditorContext();
  const { editor } = useReview();
  const threads = useThreads(post.id, { enabled: post.actions.includes("comment"), often });
  const open = useMemo(
    () => new Set(threads.data?.filter((thread) => thread.resolvedAt === null).map((thread) => thread.id)),
    [threads.data],
  );
  useEffect(() => {
    if (editor) tellReview(editor, { open });
  }, [editor, open]);
  return open.size;
}
