"use client";
import type { CommentThread } from "@broadsheet/contract/comments";
import { Button } from "@broadsheet/ui/button";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { Tabs } from "@broadsheet/ui/tabs";
import { toast } from "@broadsheet/ui/toast";
import { useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useEditorContext } from "../editor-context.tsx";
import { anchorThread, goToSpan } from "./anchors.ts";
import { CommentComposer } from "./comment-composer.tsx";
import { useReview } from "./review-context.tsx";
import { reviewKey } from "./review-extension.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { ThreadCard } from "./thread-card.tsx";
import { useConversation, useThreads } from "./use-comments.ts";
import { type ReviewedText, useReviewedText } from "./use-reviewed-text.ts";

/** Threads in the order of their passages; those whose text was removed at the end. */
function inOrder(threads: readonly CommentThread[], { anchors }: ReviewedText): CommentThread[] {
  const at = (thread: CommentThread) => anchors.get(thread.id)?.from ?? Number.MAX_SAFE_INTEGER;
  return threads.toSorted((a, b) => at(a) - at(b) || a.createdAt.localeCompare(b.createdAt));
}

/** Conversations about the text and suggestions in it. */
export function CommentsPanel() {
  const { post } = useEditorContext();
  const { editor, active, activate, draft } = useReview();
  const threads = useThreads(post.id, { enabled: true, often: true });
  const text = useReviewedText(editor);
  const [shown, setShown] = useState<"open" | "resolved">("open");
  if (threads.isPending)
    return (
      <div role="status" aria-label="Loading" className="grid gap-3">
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-24 w-full" />
      </div>
    );
  if (threads.isError)
    return (
      <div role="alert" className="grid gap-3 py-4">
        <p className="text-ink-soft">{appErrorOf(threads.error).message}</p>
        <Button size="sm" className="justify-self-start" onClick={() => void threads.refetch()}>
          Try again
        </Button>
      </div>
    );
  const all = inOrder(threads.data, text);
  const open = all.filter((thread) => thread.resolvedAt === null);
  const resolved = all.filter((thread) => thread.resolvedAt !== null);
  // A link may lead to a resolved one.
  const tab = resolved.some((thread) => thread.id === active) ? "resolved" : shown;
  const cards = (list: readonly CommentThread[], nothing: string) =>
    list.length === 0 ? (
      <p className="py-6 text-balance text-center text-ink-faint text-sm">{nothing}</p>
    ) : (
      <ul className="grid gap-3">
        {list.map((thread) => {
          const span = text.anchors.get(thread.id);
          return (
            <ThreadCard
              key={thread.id}
              thread={thread}
              anchored={editor ? span !== undefined : thread.anchored}
              onGo={() => editor && span && goToSpan(editor, span)}
            />
          );
        })}
      </ul>
    );
  return (
    <div className="grid gap-5">
      {draft && <DraftCard key={draft.threadId} />}
      <SuggestionList suggestions={text.suggestions} />
      <Tabs
        aria-label="Conversations"
        value={tab}
        onValueChange={(value) => {
          activate(null);
          setShown(value as typeof shown);
        }}
        items={[
          {
            value: "open",
            label: "Open",
            count: open.length,
            content: cards(
              open,
              "Select some text and press Ctrl+Alt+M (⌘+Option+M on a Mac) to say something about it.",
            ),
          },
          {
            value: "resolved",
            label: "Resolved",
            count: resolved.length,
            content: cards(resolved, "Nothing is resolved yet."),
          },
        ]}
      />
    </div>
  );
}

/** The first comment of a thread while it is written. Its mark goes into the text once the server has it. */
function DraftCard() {
  const { post } = useEditorContext();
  const { editor, draft, endComment, activate } = useReview();
  const { start } = useConversation(post.id);
  if (!draft) return null;
  const { threadId, quote } = draft;
  const submit = async (body: string) => {
    await start.mutateAsync({ postId: post.id, threadId, quote, body });
    // Where the passage is now: people may have typed before it meanwhile.
    const span = editor && reviewKey.getState(editor.state)?.draft;
    if (editor && span && span.from < span.to) anchorThread(editor, threadId, span);
    else toast("The text you commented on was removed meanwhile; your comment is kept");
    endComment();
    activate(threadId);
  };
  return (
    <section
      aria-label="New comment"
      className="grid gap-3 rounded-md border border-accent bg-raised p-3.5 ring-1 ring-accent"
    >
      <q className="line-clamp-2 break-words border-warning/60 border-l-2 pl-2.5 font-serif text-ink-soft text-sm before:content-none after:content-none">
        {quote || "This passage"}
      </q>
      <CommentComposer label="Your comment" submitLabel="Comment" onCancel={endComment} onSubmit={submit} />
    </section>
  );
}
