"use client";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Ellipsis, Eye, PenLine, TextCursorInput, Trash2 } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { TimeAgo } from "@/features/posts/time-ago.tsx";

export type SnippetAction = "preview" | "rename" | "delete";

interface SnippetRowProps {
  snippet: SnippetSummary;
  onAction: (action: SnippetAction) => void;
}

export function SnippetRow({ snippet, onAction }: SnippetRowProps) {
  const { id, name, excerpt, mayChange, updatedAt, updatedBy } = snippet;
  const address = `/studio/snippets/${id}` as Route;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3.5 transition-colors hover:bg-sunken/60 sm:grid-cols-[minmax(0,1fr)_13rem_auto]">
      <div className="grid min-w-0 gap-0.5">
        <Link href={address} className="w-fit max-w-full truncate font-medium hover:underline">
          {name}
        </Link>
        <p className="truncate text-ink-soft text-sm">{excerpt || "Nothing to read: pictures or lines"}</p>
      </div>
      <p className="col-start-1 truncate text-ink-faint text-xs sm:col-start-2 sm:text-right">
        <TimeAgo at={updatedAt} />
        {updatedBy && ` · ${updatedBy}`}
      </p>
      <div className="col-start-2 row-span-2 row-start-1 sm:col-start-3 sm:row-span-1">
        <DropdownMenu
          trigger={
            <IconButton label={`Actions for ${name}`} tooltip={false} size="sm">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem icon={<Eye aria-hidden />} onSelect={() => onAction("preview")}>
            Preview
          </MenuItem>
          {mayChange && (
            <>
              <MenuItem asChild>
                <Link href={address}>
                  <PenLine aria-hidden />
                  Edit
                </Link>
              </MenuItem>
              <MenuItem icon={<TextCursorInput aria-hidden />} onSelect={() => onAction("rename")}>
                Rename…
              </MenuItem>
              <MenuSeparator />
              <MenuItem destructive icon={<Trash2 aria-hidden />} onSelect={() => onAction("delete")}>
                Delete…
              </MenuItem>
            </>
          )}
        </DropdownMenu>
      </div>
    </li>
  );
}
