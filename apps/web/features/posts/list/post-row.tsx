"use client";
import type { PostSummary } from "@broadsheet/contract/posts";
import { Avatar } from "@broadsheet/ui/avatar";
import { Checkbox } from "@broadsheet/ui/checkbox";
import Link from "next/link";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { editorPath } from "../editor-path.ts";
import { PostBadges } from "../post-badges.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { dateAndTime } from "../times.ts";
import type { WorkflowAction } from "../workflow/action-words.ts";
import type { WorkflowPost } from "../workflow/use-workflow.tsx";
import { PostMenu } from "./post-menu.tsx";

interface PostRowProps {
  post: PostSummary;
  chosen: boolean;
  /** With `range`, all from the one chosen before to this. */
  onChoose: (chosen: boolean, range: boolean) => void;
  onAction: (post: WorkflowPost, action: WorkflowAction) => void;
}

/** One post: a card on a phone, a line elsewhere. All of it leads to the editor; the menu lies on top. */
export function PostRow({ post, chosen, onChoose, onAction }: PostRowProps) {
  const title = post.title || "Untitled";
  const names = post.authors.map(({ name }) => name).join(", ");
  return (
    <li className="group relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 px-4 py-3.5 transition-colors hover:bg-sunken/60 has-[[role=checkbox][data-state=checked]]:bg-accent-soft/60 md:grid-cols-[auto_minmax(0,1fr)_11rem_12rem_auto] md:px-5">
      <div className="relative z-10 grid place-items-center pointer-coarse:-m-2 pointer-coarse:p-2">
        <Checkbox
          aria-label={`Choose ${title}`}
          checked={chosen}
          onClick={({ shiftKey }) => onChoose(!chosen, shiftKey)}
        />
      </div>
      <div className="grid min-w-0 gap-0.5">
        <Link
          href={editorPath(post)}
          className={`line-clamp-2 font-medium text-base after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2 md:line-clamp-1 md:text-sm ${post.title ? "" : "text-ink-faint italic"}`}
        >
          {title}
        </Link>
        <p className="truncate text-ink-faint text-xs">
          {names}
          {post.tags.length > 0 && ` · ${post.tags.map(({ name }) => name).join(", ")}`}
        </p>
      </div>
      <div className="relative z-10 md:order-last">
        <PostMenu post={post} onAction={onAction} />
      </div>
      <div className="pointer-events-none col-span-2 col-start-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 md:contents">
        <PostBadges post={post} />
        <span className="flex items-center gap-2 text-ink-faint text-xs md:justify-end">
          <When post={post} />
          <span className="hidden md:inline">
            {post.authors[0] && <Avatar name={post.authors[0].name} size="sm" />}
          </span>
        </span>
      </div>
    </li>
  );
}

function When({ post }: { post: PostSummary }) {
  const { publication } = useStudio();
  if (post.deletedAt) return <TimeAgo at={post.deletedAt} />;
  if (post.status === "scheduled" && post.scheduledAt)
    return <time dateTime={post.scheduledAt}>{dateAndTime(post.scheduledAt, publication.timezone)}</time>;
  return <TimeAgo at={post.updatedAt} />;
}
