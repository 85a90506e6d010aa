"use client";
import type { Tag } from "@broadsheet/contract/tags";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Ellipsis, ExternalLink, Merge, PenLine, Trash2 } from "lucide-react";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { posts } from "./tag-words.ts";

export type TagAction = "edit" | "merge" | "delete";

interface TagRowProps {
  tag: Tag;
  onAction: (tag: Tag, action: TagAction) => void;
}

export function TagRow({ tag, onAction }: TagRowProps) {
  const manages = useMay("tag:manage");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3.5 transition-colors hover:bg-sunken/60 sm:grid-cols-[minmax(0,1fr)_8rem_auto]">
      <div className="grid min-w-0 gap-0.5">
        {manages ? (
          <button
            type="button"
            className="w-fit max-w-full truncate text-left font-medium hover:underline"
            onClick={() => onAction(tag, "edit")}
          >
            {tag.name}
          </button>
        ) : (
          <span className="truncate font-medium">{tag.name}</span>
        )}
        <p className="truncate text-ink-faint text-xs">
          <span className="font-mono">/tags/{tag.slug}</span>
          {tag.description && ` · ${tag.description}`}
        </p>
      </div>
      <p className="col-start-1 text-ink-faint text-xs tabular-nums sm:col-start-2 sm:text-right">
        {posts(tag.postCount)}
      </p>
      <div className="col-start-2 row-span-2 row-start-1 sm:col-start-3 sm:row-span-1">
        <DropdownMenu
          trigger={
            <IconButton label={`Actions for ${tag.name}`} tooltip={false} size="sm">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem asChild>
            <a href={`/tags/${tag.slug}`} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              View on the site
            </a>
          </MenuItem>
          {manages && (
            <>
              <MenuItem icon={<PenLine aria-hidden />} onSelect={() => onAction(tag, "edit")}>
                Edit
              </MenuItem>
              <MenuItem icon={<Merge aria-hidden />} onSelect={() => onAction(tag, "merge")}>
                Merge into another…
              </MenuItem>
              <MenuSeparator />
              <MenuItem destructive icon={<Trash2 aria-hidden />} onSelect={() => onAction(tag, "delete")}>
                Delete…
              </MenuItem>
            </>
          )}
        </DropdownMenu>
      </div>
    </li>
  );
}
