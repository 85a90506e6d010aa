"use client";
import { cn } from "@broadsheet/ui/cn";
import { onDemand } from "@broadsheet/ui/on-demand";
import { useCallback, useEffect, useState } from "react";
import { BodyField, TextSkeleton } from "./body-field.tsx";
import { useCollabState } from "./collab/use-collab.ts";
import { useEditorContext } from "./editor-context.tsx";
import { TroubleBanner } from "./notices/trouble-banner.tsx";
import type { PanelTab } from "./panel/editor-panel.tsx";
import { ReviewProvider } from "./review/review-context.tsx";
import { useLinkedThread } from "./review/use-linked-thread.ts";
import { StateLine } from "./state-line.tsx";
import { TextStatistics } from "./text-statistics.tsx";
import { TitleField } from "./title-field.tsx";
import { TopBar } from "./top-bar.tsx";
import { FullScreenBar } from "./view/full-screen-bar.tsx";
import { matchesKeys } from "./view/match-keys.ts";
import { useViewModes, ViewProvider } from "./view/view-modes.tsx";

const EditorPanel = onDemand(() => import("./panel/editor-panel.tsx").then((module) => module.EditorPanel));

const MarkdownDialog = onDemand(() =>
  import("./markdown/markdown-dialog.tsx").then((module) => module.MarkdownDialog),
);

/** The whole screen: bar on top, what to know, the text, and a panel at the side that covers a phone's screen. */
export function EditorScreen() {
  const [panel, setPanel] = useState<PanelTab | null>(null);
  const showComments = useCallback(() => setPanel("comments"), []);
  const showOutline = useCallback(() => setPanel("outline"), []);
  return (
    <ReviewProvider onShow={showComments}>
      <ViewProvider onOutline={showOutline}>
        <Screen panel={panel} setPanel={setPanel} />
      </ViewProvider>
    </ReviewProvider>
  );
}

interface ScreenProps {
  panel: PanelTab | null;
  setPanel: (tab: PanelTab | null) => void;
}

function Screen({ panel, setPanel }: ScreenProps) {
  const { collab, post } = useEditorContext();
  const { fullScreen, markdown, setMarkdown } = useViewModes();
  const ready = useCollabState(collab, (state) => state.ready);
  useLinkedThread();

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!matchesKeys("save", event)) return;
      event.preventDefault();
      void collab.flush();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [collab]);
  useEffect(() => {
    document.title = `${post.title || "Untitled"} · Studio`;
  }, [post.title]);

  return (
    <div className={cn("min-h-dvh bg-paper", fullScreen ? "[--editor-top:0.5rem]" : "[--editor-top:3.5rem]")}>
      {fullScreen ? <FullScreenBar /> : <TopBar panel={panel} onPanel={setPanel} />}
      <div
        className={cn(
          "grid grid-cols-[minmax(0,1fr)]",
          panel && !fullScreen && "min-[64rem]:grid-cols-[minmax(0,1fr)_25rem]",
        )}
      >
        <main className="min-w-0 px-4 sm:px-8">
          <div className="mx-auto grid max-w-[44rem] grid-cols-[minmax(0,1fr)] gap-4 pt-5">
            {!fullScreen && <StateLine onShowReviews={() => setPanel("reviews")} />}
            <TroubleBanner />
            {ready && <TitleField />}
          </div>
          <div className="mx-auto max-w-[44rem] pt-3">{ready ? <BodyField /> : <TextSkeleton />}</div>
        </main>
        {panel && ready && !fullScreen && (
          <EditorPanel tab={panel} onTab={setPanel} onClose={() => setPanel(null)} />
        )}
      </div>
      {ready && <TextStatistics />}
      {ready && markdown && <MarkdownDialog onClose={() => setMarkdown(false)} />}
    </div>
  );
}
