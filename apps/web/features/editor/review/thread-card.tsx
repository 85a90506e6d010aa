"use client";
import type { CommentThread } from "@broadsheet/contract/comments";
import { Button } from "@broadsheet/ui/button";
import { cn } from "@broadsheet/ui/cn";
import { IconButton } from "@broadsheet/ui/icon-button";
import { toast } from "@broadsheet/ui/toast";
import { Check, Link2, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useEditorContext } from "../editor-context.tsx";
import { releaseThread } from "./anchors.ts";
import { CommentComposer } from "./comment-composer.tsx";
import { CommentItem } from "./comment-item.tsx";
import { useReview } from "./review-context.tsx";
import { useConversation } from "./use-comments.ts";

interface ThreadCardProps {
  thread: CommentThread;
  /** Its passage is in the text. */
  anchored: boolean;
  onGo: () => void;
}

/** A conversation: the passage, what was said, and what can be done. */
export function ThreadCard({ thread, anchored, onGo }: ThreadCardProps) {
  const { post } = useEditorContext();
  const { active, activate, editor } = useReview();
  const [replying, setReplying] = useState(false);
  const { reply, edit, remove, resolve, reopen } = useConversation(post.id);
  const card = useRef<HTMLLIElement>(null);
  const isActive = active === thread.id;
  const ref = { postId: post.id, threadId: thread.id };
  const resolved = thread.resolvedAt !== null;

  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);

  const copyLink = async () => {
    const url = new URL(window.location.href);
    url.search = new URLSearchParams({ thread: thread.id }).toString();
    await navigator.clipboard.writeText(url.href);
    toast({ title: "The link to this conversation is copied", tone: "success" });
  };
  return (
    <li
      ref={card}
      id={`thread-${thread.id}`}
      aria-current={isActive ? "true" : undefined}
      className={cn(
        "grid scroll-mt-24 gap-3 rounded-md border border-line bg-raised p-3.5",
        isActive && "border-accent ring-1 ring-accent",
        resolved && "bg-sunken",
      )}
    >
      <div className="flex items-start gap-1">
        <button
          type="button"
          disabled={!anchored}
          onClick={() => {
            activate(thread.id);
            onGo();
          }}
          className="min-w-0 flex-1 border-warning/60 border-l-2 pl-2.5 text-left text-ink-soft text-sm enabled:hover:text-ink"
        >
          <span className="sr-only">{anchored ? "Go to: " : "Was about: "}</span>
          <q className="line-clamp-2 break-words font-serif before:content-none after:content-none">
            {thread.quote || "This passage"}
          </q>
          {!anchored && <span className="text-ink-faint text-xs">This text was removed.</span>}
        </button>
        <IconButton label="Copy the link" size="sm" onClick={() => void copyLink()}>
          <Link2 />
        </IconButton>
        {resolved ? (
          <IconButton
            label="Open again"
            size="sm"
            loading={reopen.isPending}
            onClick={() => reopen.mutate(ref)}
          >
            <RotateCcw />
          </IconButton>
        ) : (
          <IconButton
            label="Resolve"
            size="sm"
            loading={resolve.isPending}
            onClick={() => resolve.mutate(ref)}
          >
            <Check />
          </IconButton>
        )}
      </div>
      {thread.comments.map((comment) => (
        <CommentItem
          key={comment.id}
          comment={comment}
          onEdit={(body) => edit.mutateAsync({ ...ref, commentId: comment.id, body })}
          onDelete={() =>
            remove.mutate(
              { ...ref, commentId: comment.id },
              { onSuccess: (left) => left === null && editor && releaseThread(editor, thread.id) },
            )
          }
        />
      ))}
      {resolved && (
        <p className="text-ink-faint text-xs">Resolved by {thread.resolvedBy ?? "somebody who left"}.</p>
      )}
      {replying ? (
        <CommentComposer
          label="Your answer"
          submitLabel="Answer"
          onCancel={() => setReplying(false)}
          onSubmit={async (body) => {
            await reply.mutateAsync({ ...ref, body });
            setReplying(false);
          }}
        />
      ) : (
        <Button size="sm" className="justify-self-start" onClick={() => setReplying(true)}>
          Answer
        </Button>
      )}
    </li>
  );
}
