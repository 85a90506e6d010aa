"use client";
import { Spinner } from "@broadsheet/ui/spinner";
import { CircleAlert, CloudOff, RefreshCw } from "lucide-react";
import { useMemo, useSyncExternalStore } from "react";
import { calmStatus } from "./collab/calm-status.ts";
import { useEditorContext } from "./editor-context.tsx";

const changesOf = (count: number) =>
  count === 0 ? "everything saved" : `${count === 1 ? "1 change" : `${count} changes`} not saved yet`;

/** The truth about saving, in a few words. On a phone the icon alone is seen, the words are read out. */
export function SaveIndicator() {
  const { collab, editable } = useEditorContext();
  const calm = useMemo(() => calmStatus(collab), [collab]);
  const status = useSyncExternalStore(calm.subscribe, calm.snapshot, calm.snapshot);
  if (!editable && status.kind === "saved") return <span className="text-ink-faint text-xs">Read only</span>;
  const look = () => {
    switch (status.kind) {
      case "opening":
        return { icon: <Spinner />, words: "Opening…", tone: "text-ink-faint" };
      case "saved":
        return { icon: null, words: "Saved", tone: "text-ink-faint" };
      case "saving":
        // Nothing turns here: it would have the browser draw all the time that somebody types, and each key wait for it.
        return { icon: null, words: "Saving…", tone: "text-ink-faint" };
      case "offline":
        return {
          icon: <CloudOff aria-hidden />,
          words: `Offline – ${changesOf(status.changes)}`,
          tone: "text-warning",
        };
      case "retrying":
        return {
          icon: <RefreshCw aria-hidden />,
          words: `The server does not answer – ${changesOf(status.changes)}, trying again`,
          tone: "text-warning",
        };
      case "refused":
        return {
          icon: <CircleAlert aria-hidden />,
          words: status.changes > 0 ? `Could not save: ${status.message}` : "Not allowed to write here now",
          tone: "text-danger",
        };
      case "replaced":
      case "outdated":
        return {
          icon: <CircleAlert aria-hidden />,
          words: `Load this page again – ${changesOf(status.changes)}`,
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
