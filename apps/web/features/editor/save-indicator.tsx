"use client";
import { Spinner } from "@broadsheet/ui/spinner";
import { CircleAlert, CloudOff, CloudUpload, RefreshCw } from "lucide-react";
import { useEditorContext } from "./editor-context.tsx";
import { countChanges } from "./saving/changes.ts";
import { outstanding, saveStatus } from "./saving/save-machine.ts";
import { useSaveState } from "./saving/use-save-post.ts";

/** The truth about saving, in a few words. On a phone the icon alone is seen, the words are read out. */
export function SaveIndicator() {
  const { saver, editable } = useEditorContext();
  const state = useSaveState(saver);
  const status = saveStatus(state);
  const open = countChanges(outstanding(state));
  const changes = open === 1 ? "1 change" : `${open} changes`;
  if (!editable && status.kind === "saved") return <span className="text-ink-faint text-xs">Read only</span>;
  const look = () => {
    switch (status.kind) {
      case "saved":
        return { icon: null, words: "Saved", tone: "text-ink-faint" };
      case "unsaved":
        return { icon: <CloudUpload aria-hidden />, words: "Not saved yet", tone: "text-ink-faint" };
      case "saving":
        return { icon: <Spinner />, words: "Saving…", tone: "text-ink-faint" };
      case "offline":
        return {
          icon: <CloudOff aria-hidden />,
          words: `Offline – ${changes} not saved yet`,
          tone: "text-warning",
        };
      case "retrying":
        return {
          icon: <RefreshCw aria-hidden />,
          words: `The server does not answer – ${changes} not saved yet, trying again`,
          tone: "text-warning",
        };
      case "conflict":
        return {
          icon: <CircleAlert aria-hidden />,
          words: `Conflict – ${changes} not saved`,
          tone: "text-danger",
        };
      case "refused":
        return {
          icon: <CircleAlert aria-hidden />,
          words: `Could not save: ${status.message}`,
          tone: "text-danger",
        };
    }
  };
  const { icon, words, tone } = look();
  return (
    <span
      role="status"
      aria-label="Saving"
      className={`inline-flex min-w-0 items-center gap-1.5 text-xs [&_svg]:size-3.5 [&_svg]:shrink-0 ${tone}`}
    >
      {icon}
      <span className={icon ? "truncate max-sm:sr-only" : "truncate"} title={words}>
        {words}
      </span>
    </span>
  );
}
