"use client";
import type { Comment } from "@broadsheet/contract/comments";
import { Avatar } from "@broadsheet/ui/avatar";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { CommentComposer } from "./comment-composer.tsx";
import { piecesOf, toWritten } from "./mentions.ts";

interface CommentItemProps {
  comment: Comment;
  onEdit: (body: string) => Promise<unknown>;
  onDelete: () => void;
}

/** One comment; who wrote it can change it and take it back. */
export function CommentItem({ comment, onEdit, onDelete }: CommentItemProps) {
  const [editing, setEditing] = useState(false);
  const name = comment.authorName ?? "Somebody who left";
  if (comment.deleted) return <p className="text-ink-faint text-sm italic">{name} took a comment back.</p>;
  return (
    <article className="grid gap-1.5">
      <header className="flex items-center gap-2">
        <Avatar name={name} size="sm" />
        <span className="min-w-0 truncate font-medium text-sm">{name}</span>
        <TimeAgo at={comment.createdAt} className="shrink-0 text-ink-faint text-xs" />
        {comment.editedAt && <span className="shrink-0 text-ink-faint text-xs">changed</span>}
        {comment.mine && !editing && (
          <span className="-my-1 ml-auto">
            <DropdownMenu
              trigger={
                <IconButton label="Your comment" tooltip={false} size="sm">
                  <Ellipsis />
                </IconButton>
              }
            >
              <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setEditing(true)}>
                Change
              </MenuItem>
              <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={onDelete}>
                Take back
              </MenuItem>
            </DropdownMenu>
          </span>
        )}
      </header>
      {editing ? (
        <CommentComposer
          label="Change your comment"
          submitLabel="Save"
          initial={toWritten(comment.body, comment.mentions)}
          mentioned={comment.mentions}
          onCancel={() => setEditing(false)}
          onSubmit={async (body) => {
            await onEdit(body);
            setEditing(false);
          }}
        />
      ) : (
        <p className="whitespace-pre-line break-words text-sm">
          {piecesOf(comment.body, comment.mentions).map(({ text, mention }, index) =>
            mention ? (
              <span key={index} className="rounded-xs bg-accent-soft px-0.5 font-medium text-accent-strong">
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </p>
      )}
    </article>
  );
}
