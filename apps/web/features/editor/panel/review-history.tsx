"use client";
import type { PostReview } from "@broadsheet/contract/posts";
import { Avatar } from "@broadsheet/ui/avatar";
import { Check, MessageSquareWarning, ScanEye, Undo2 } from "lucide-react";
import { ChecklistView } from "@/features/posts/checklist/checklist-view.tsx";
import { useChecklist } from "@/features/posts/checklist/use-checklist.ts";
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
  return (
    <div className="grid gap-6">
      <Checklist />
      <Reviewers />
      <History />
    </div>
  );
}

/** What the publication asks for before a post goes out. */
function Checklist() {
  const { post } = useEditorContext();
  const { data = [] } = useChecklist(post.id);
  if (data.length === 0) return null;
  return (
    <section aria-label="Checklist" className="grid gap-3">
      <h3 className="font-medium text-sm">Before it goes out</h3>
      <ChecklistView entries={data} />
    </section>
  );
}

const decisions = { approved: "approved it", changes_requested: "asked for changes" };

/** Who was asked for a review, and what each said. */
function Reviewers() {
  const { post } = useEditorContext();
  if (post.reviewers.length === 0) return null;
  return (
    <section aria-label="Reviewers" className="grid gap-3">
      <h3 className="font-medium text-sm">Asked for a review</h3>
      <ul className="grid gap-2">
        {post.reviewers.map(({ userId, name, decision }) => (
          <li key={userId} className="flex items-center gap-2.5 text-sm">
            <Avatar name={name} size="sm" />
            <span className="min-w-0 truncate">{name}</span>
            <span className="ml-auto shrink-0 text-ink-faint text-xs">
              {decision ? decisions[decision] : "has not answered yet"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History() {
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
