"use client";
import type { Revision } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { LoadMore } from "@broadsheet/ui/load-more";
import { onDemand } from "@broadsheet/ui/on-demand";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { KeepRevision } from "./keep-revision.tsx";

const RevisionDialog = onDemand(() =>
  import("./revision-dialog.tsx").then((module) => module.RevisionDialog),
);

const reasons: Record<Revision["reason"], string> = {
  publish: "Published",
  manual: "Kept",
  restore: "Before a restore",
  discard: "Discarded changes",
  import: "Imported",
  auto: "Kept while writing",
};

/** The states of the post that were kept: at each publication, before anything is given up, and on demand. */
export function RevisionsPanel() {
  const { post } = useEditorContext();
  const trpc = useTRPC();
  const [open, setOpen] = useState<Revision | null>(null);
  const revisions = useInfiniteQuery(
    trpc.posts.revisions.list.infiniteQueryOptions(
      { postId: post.id, limit: 20 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const items = revisions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-4">
      <KeepRevision />
      {revisions.isPending ? (
        <div aria-busy="true">
          <SkeletonText lines={5} />
        </div>
      ) : revisions.isError ? (
        <div role="alert" className="grid justify-items-start gap-2">
          <p className="text-danger">{appErrorOf(revisions.error).message}</p>
          <Button size="sm" onClick={() => void revisions.refetch()}>
            Try again
          </Button>
        </div>
      ) : items.length === 0 ? (
        <p className="py-4 text-center text-ink-faint">
          No revisions yet. One is kept whenever it is published.
        </p>
      ) : (
        <>
          <ul aria-label="Revisions" className="divide-y divide-line">
            {items.map((revision) => (
              <li key={revision.id}>
                <button
                  type="button"
                  onClick={() => setOpen(revision)}
                  className="grid w-full gap-0.5 rounded-sm px-2 py-2.5 text-left hover:bg-sunken"
                >
                  <span className="flex items-baseline justify-between gap-3">
                    <span className="font-medium">
                      {revision.number}. {reasons[revision.reason]}
                    </span>
                    <TimeAgo at={revision.createdAt} className="shrink-0 text-ink-faint text-xs" />
                  </span>
                  <span className="text-ink-soft text-xs">
                    {[revision.note, revision.createdBy].filter(Boolean).join(" · ")}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {revisions.hasNextPage && (
            <LoadMore
              hasMore
              loading={revisions.isFetchingNextPage}
              onLoadMore={() => void revisions.fetchNextPage()}
              shown={items.length}
              noun="revisions"
            />
          )}
        </>
      )}
      {open && <RevisionDialog revision={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
