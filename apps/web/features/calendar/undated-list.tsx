"use client";
import type { UndatedEntry } from "@broadsheet/contract/calendar";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { LoadMore } from "@broadsheet/ui/load-more";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { StatusBadge } from "@broadsheet/ui/status-badge";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { nextPage } from "@/features/studio/next-page.ts";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import type { Filters } from "./calendar-address.ts";

interface UndatedListProps {
  filters: Filters;
  onPlace: (draft: UndatedEntry) => void;
}

/** What has no date yet: dragged on a day, or scheduled by its button. */
export function UndatedList({ filters: { authorId, tagId }, onPlace }: UndatedListProps) {
  const trpc = useTRPC();
  const drafts = useInfiniteQuery(
    trpc.calendar.undated.infiniteQueryOptions({ limit: 20, authorId, tagId }, nextPage),
  );
  const items = drafts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card>
      <h2 className="px-4 pt-4 pb-2 font-medium font-serif text-lg tracking-tight">Without a date</h2>
      {drafts.isPending ? (
        <div className="px-4 pb-4" aria-busy="true">
          <SkeletonText lines={5} />
        </div>
      ) : drafts.isError ? (
        <p role="alert" className="px-4 pb-4 text-danger text-sm">
          {appErrorOf(drafts.error).message}
        </p>
      ) : items.length === 0 ? (
        <p className="px-4 pb-5 text-ink-faint text-sm">Every draft has its day.</p>
      ) : (
        <>
          <ul aria-label="Drafts without a date" className="divide-y divide-line">
            {items.map((draft) => (
              <DraftRow key={draft.postId} draft={draft} onPlace={onPlace} />
            ))}
          </ul>
          {drafts.hasNextPage && (
            <div className="p-3">
              <LoadMore
                hasMore
                loading={drafts.isFetchingNextPage}
                onLoadMore={() => void drafts.fetchNextPage()}
                shown={items.length}
                noun="drafts"
              />
            </div>
          )}
        </>
      )}
    </Card>
  );
}

function DraftRow({ draft, onPlace }: { draft: UndatedEntry; onPlace: UndatedListProps["onPlace"] }) {
  const movable = draft.actions.includes("schedule");
  const title = draft.title || "Untitled";
  return (
    <li
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("application/x-broadsheet-draft", JSON.stringify(draft));
      }}
      className={`grid gap-1.5 px-4 py-3 ${movable ? "cursor-grab active:cursor-grabbing" : ""}`}
    >
      <Link
        href={`/studio/${draft.kind}s/${draft.postId}` as Route}
        draggable={false}
        className="line-clamp-2 font-medium text-sm hover:underline"
      >
        {title}
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatusBadge status={draft.status} />
        {movable && (
          <Button size="sm" variant="ghost" aria-label={`Schedule “${title}”`} onClick={() => onPlace(draft)}>
            Schedule…
          </Button>
        )}
      </div>
    </li>
  );
}
