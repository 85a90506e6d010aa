"use client";
import type { Author } from "@broadsheet/contract/authors";
import { Avatar } from "@broadsheet/ui/avatar";
import { Badge } from "@broadsheet/ui/badge";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Ellipsis, ExternalLink, PenLine, Trash2 } from "lucide-react";
import { useMay, useStudio } from "@/features/studio-shell/studio-context.tsx";
import { posts } from "@/features/tags/tag-words.ts";

interface AuthorRowProps {
  author: Author;
  onEdit: (author: Author) => void;
  onDelete: (author: Author) => void;
}

export function AuthorRow({ author, onEdit, onDelete }: AuthorRowProps) {
  const manages = useMay("author:manage");
  const own = useStudio().person.authorId === author.id;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3.5 gap-y-1 px-5 py-3.5 transition-colors hover:bg-sunken/60 sm:grid-cols-[auto_minmax(0,1fr)_8rem_auto]">
      <Avatar name={author.name} src={author.avatarUrl} />
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium">{author.name}</span>
          {own ? <Badge tone="accent">You</Badge> : !author.onStaff && <Badge tone="outline">Guest</Badge>}
        </p>
        <p className="truncate text-ink-faint text-xs">
          <span className="font-mono">/authors/{author.slug}</span>
          {author.bio && ` · ${author.bio}`}
        </p>
      </div>
      <p className="col-start-2 text-ink-faint text-xs tabular-nums sm:col-start-3 sm:text-right">
        {posts(author.postCount)}
      </p>
      <div className="col-start-3 row-start-1 sm:col-start-4">
        <DropdownMenu
          trigger={
            <IconButton label={`Actions for ${author.name}`} tooltip={false} size="sm">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem asChild>
            <a href={`/authors/${author.slug}`} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              View on the site
            </a>
          </MenuItem>
          {(manages || own) && (
            <MenuItem icon={<PenLine aria-hidden />} onSelect={() => onEdit(author)}>
              Edit
            </MenuItem>
          )}
          {manages && !author.onStaff && (
            <>
              <MenuSeparator />
              <MenuItem
                destructive
                icon={<Trash2 aria-hidden />}
                disabled={author.postCount > 0}
                onSelect={() => onDelete(author)}
              >
                {author.postCount > 0 ? "Delete (has posts)" : "Delete…"}
              </MenuItem>
            </>
          )}
        </DropdownMenu>
      </div>
    </li>
  );
}
