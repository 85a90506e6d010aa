"use client";
import { cn } from "@broadsheet/ui/cn";
import { useCallback, useEffect, useState } from "react";
import { BodyField, TextSkeleton } from "./body-field.tsx";
import { useCollabState } from "./collab/use-collab.ts";
import { useEditorContext } from "./editor-context.tsx";
import { TroubleBanner } from "./notices/trouble-banner.tsx";
import { EditorPanel, type PanelTab } from "./panel/editor-panel.tsx";
import { ReviewProvider } from "./review/review-context.tsx";
import { useLinkedThread } from "./review/use-linked-thread.ts";
import { StateLine } from "./state-line.tsx";
import { TextStatistics } from "./text-statistics.tsx";
import { TitleField } from "./title-field.tsx";
import { TopBar } from "./top-bar.tsx";

/** The whole screen: bar on top, what to know, the text, and a panel at the side that covers a phone's screen. */
export function EditorScreen() {
  const [panel, setPanel] = useState<PanelTab | null>(null);
  const showComments = useCallback(() => setPanel("comments"), []);
  return (
    <ReviewProvider onShow={showComments}>
      <Screen panel={panel} setPanel={setPanel} />
    </ReviewProvider>
  );
}

interface ScreenProps {
  panel: PanelTab | null;
  setPanel: (tab: PanelTab | null) => void;
}

function Screen({ panel, setPanel }: ScreenProps) {
  const { collab, post } = useEditorContext();
  const { ready } = useCollabState(collab);
  useLinkedThread();

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
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
    <div className="min-h-dvh bg-paper [--editor-top:3.5rem]">
      <TopBar panel={panel} onPanel={setPanel} />
      <div
        className={cn(
          "grid grid-cols-[minmax(0,1fr)]",
          panel && "min-[64rem]:grid-cols-[minmax(0,1fr)_23rem]",
        )}
      >
        <main className="min-w-0 px-4 sm:px-8">
          <div className="mx-auto grid max-w-[44rem] grid-cols-[minmax(0,1fr)] gap-4 pt-5">
            <StateLine onShowReviews={() => setPanel("reviews")} />
            <TroubleBanner />
            {ready && <TitleField />}
          </div>
          <div className="mx-auto max-w-[44rem] pt-3">{ready ? <BodyField /> : <TextSkeleton />}</div>
        </main>
        {panel && ready && <EditorPanel tab={panel} onTab={setPanel} onClose={() => setPanel(null)} />}
      </div>
      {ready && <TextStatistics />}
    </div>
  );
}
