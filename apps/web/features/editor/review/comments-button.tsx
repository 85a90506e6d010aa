"use client";
import { IconButton } from "@broadsheet/ui/icon-button";
import { MessageSquareText } from "lucide-react";
import { useEditorContext } from "../editor-context.tsx";
import type { PanelTab } from "../panel/editor-panel.tsx";
import { useOpenThreads } from "./use-open-threads.ts";

interface CommentsButtonProps {
  open: boolean;
  onPanel: (tab: PanelTab | null) => void;
}

/** Opens the conversations, and says how many are open. */
export function CommentsButton({ open, onPanel }: CommentsButtonProps) {
  const { post } = useEditorContext();
  const count = useOpenThreads({ often: open });
  if (!post.actions.includes("comment")) return null;
  return (
    <IconButton
      label={count === 0 ? "Comments" : `Comments, ${count} open`}
      aria-expanded={open}
      onClick={() => onPanel(open ? null : "comments")}
      className="relative max-sm:hidden"
    >
      <MessageSquareText />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute top-0.5 right-0.5 min-w-4 rounded-full bg-warning-soft px-1 text-center font-medium text-[0.625rem] text-warning leading-4"
        >
          {count}
        </span>
      )}
    </IconButton>
  );
}
