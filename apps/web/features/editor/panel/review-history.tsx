"use client";
import type { PostReview } from "@broadsheet/contract/posts";
import { Check, MessageSquareWarning, ScanEye, Undo2 } from "lucide-react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { useEditorContext } from "../editor-context.tsx";

const looks = {
  requested: { icon: ScanEye, words: "asked for a review" },
  withdrawn: { icon: Undo2, words: "took it back from review" },
  approved: { icon: Check, words: "approved it" },
  changes_requested: { icon: MessageSquareWarning, words: "asked for changes" },
} satisfies Record<PostReview["action"], unknown>;

/** Who asked for a review, what came of it and what was said, newest first. */
export function ReviewHistory() {
  const { post } = useEditorContext();
  if (post.reviews.length === 0)
    return <p className="py-6 text-center text-ink-faint">Nobody has asked for a review yet.</p>;
  return (
    <ol className="grid gap-5">
      {post.reviews.toReversed().map(({ id, action, actorName, comment, createdAt }) => {
        const { icon: Icon, words } = looks[action];
        return (
          <li key={id} className="flex gap-3">
            <span className="grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
              <Icon aria-hidden className="size-3.5" />
            </span>
            <div className="grid min-w-0 gap-1">
              <p className="text-sm">
                <strong className="font-medium">{actorName ?? "Somebody"}</strong> {words}{" "}
                <TimeAgo at={createdAt} className="text-ink-faint text-xs" />
              </p>
              {comment && (
                <p className="whitespace-pre-line break-words rounded-md bg-sunken px-3 py-2">{comment}</p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
