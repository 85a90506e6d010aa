"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { anchorsIn, showSpan } from "./anchors.ts";
import { useReview } from "./review-context.tsx";

/** Opens the conversation that the address names, once the text is there. */
export function useLinkedThread(): void {
  const thread = useSearchParams().get("thread");
  const { editor, hooks } = useReview();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (!thread || !editor || opened.current === thread) return;
    opened.current = thread;
    hooks.onThread(thread);
    const span = anchorsIn(editor.state.doc).get(thread);
    if (span) showSpan(editor, span);
  }, [thread, editor, hooks]);
}
