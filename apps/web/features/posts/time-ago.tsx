"use client";
import { useSyncExternalStore } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { dateAndTime, dateOnly, relativeTime } from "./times.ts";

let minute = 0;

function subscribe(listener: () => void): () => void {
  minute = Math.floor(Date.now() / 60_000);
  const timer = setInterval(() => {
    minute = Math.floor(Date.now() / 60_000);
    listener();
  }, 60_000);
  return () => clearInterval(timer);
}

/** How long ago something was; the exact time is its title. On the server, whose clock is not the reader's, the day. */
export function TimeAgo({ at, className }: { at: string; className?: string }) {
  const { publication } = useStudio();
  const now = useSyncExternalStore(
    subscribe,
    () => minute || Math.floor(Date.now() / 60_000),
    () => 0,
  );
  const exact = dateAndTime(at, publication.timezone);
  return (
    <time
      dateTime={at}
      title={`${exact} (${publication.timezone})`}
      className={className}
      suppressHydrationWarning
    >
      {now === 0 ? dateOnly(at, publication.timezone) : relativeTime(at, Math.max(now * 60_000, Date.now()))}
    </time>
  );
}
