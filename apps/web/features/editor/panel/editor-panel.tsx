"use client";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Tabs } from "@broadsheet/ui/tabs";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useEditorContext } from "../editor-context.tsx";
import { CommentsPanel } from "../review/comments-panel.tsx";
import { useOpenThreads } from "../review/use-open-threads.ts";
import { OutlinePanel } from "../view/outline-panel.tsx";
import { ReviewHistory } from "./review-history.tsx";
import { RevisionsPanel } from "./revisions-panel.tsx";
import { SettingsPanel } from "./settings-panel.tsx";

export type PanelTab = "settings" | "outline" | "comments" | "reviews" | "revisions";

interface EditorPanelProps {
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  onClose: () => void;
}

/** Settings, conversations, reviews and revisions: at the side where there is room, over the text elsewhere. Escape closes it. */
export function EditorPanel({ tab, onTab, onClose }: EditorPanelProps) {
  const { post } = useEditorContext();
  const openThreads = useOpenThreads({ often: tab === "comments" });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // A comment that is being begun has the focus already.
    if (panel.current?.contains(document.activeElement)) return;
    panel.current?.querySelector<HTMLElement>('[role="tab"][data-state="active"]')?.focus();
  }, []);
  return (
    <aside
      ref={panel}
      aria-label="About this post"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
      className="fixed inset-x-0 top-14 bottom-0 z-25 overflow-y-auto border-line border-l bg-surface px-4 pt-2 pb-10 min-[64rem]:sticky min-[64rem]:inset-x-auto min-[64rem]:h-[calc(100dvh-3.5rem)] sm:left-auto sm:w-[25rem]"
    >
      <div className="absolute top-2 right-2 z-10 sm:hidden">
        <IconButton label="Close the panel" tooltip={false} size="sm" onClick={onClose}>
          <X />
        </IconButton>
      </div>
      <Tabs
        aria-label="About this post"
        value={tab}
        onValueChange={(value) => onTab(value as PanelTab)}
        items={[
          { value: "settings", label: "Settings", content: <SettingsPanel /> },
          { value: "outline", label: "Outline", content: <OutlinePanel onGone={onClose} /> },
          {
            value: "comments",
            label: "Comments",
            ...(openThreads > 0 ? { count: openThreads } : {}),
            content: <CommentsPanel />,
          },
          {
            value: "reviews",
            label: "Reviews",
            ...(post.reviews.length > 0 ? { count: post.reviews.length } : {}),
            content: <ReviewHistory />,
          },
          { value: "revisions", label: "Revisions", content: <RevisionsPanel /> },
        ]}
      />
    </aside>
  );
}
